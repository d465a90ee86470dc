import type { openapiErrors } from '../../../nodes/ZaloOa/errors/tables/openapi';
import type { VietnameseTable, VietnameseText } from './types';

const TOKEN_TODO =
	'Nếu bạn kết nối bằng Access Token: vào developers.zalo.me → Tools → API Explorer, chọn OA Access Token, lấy token mới (lấy đúng access token, không phải refresh token bên cạnh) rồi dán vào ô Access Token. Nếu bạn kết nối bằng Refresh Token hoặc Authorization Code: n8n đã gia hạn, nhưng Zalo không nhận cả token mới; hãy nhờ quản trị viên OA cấp quyền lại cho ứng dụng, rồi dán refresh token mới hoặc mã mới vào credential.';

const TOKEN_DEAD: VietnameseText = { what: 'Access token không hợp lệ hoặc đã hết hạn', todo: TOKEN_TODO };

const PROOF: VietnameseText = {
	what: 'Zalo đòi mỗi yêu cầu phải kèm bằng chứng về khóa bí mật của ứng dụng (appsecret_proof), hoặc không nhận bằng chứng đã gửi',
	todo: 'Vào developers.zalo.me, mở ứng dụng và tắt thiết lập bắt buộc appsecret_proof.',
};

/** Said on both hosts. */
export const shared = { TOKEN_DEAD, PROOF };

/** docs/errors.vi.md for openapi.zalo.me. */
export const openapi: VietnameseTable<typeof openapiErrors> = {
	'-32': {
		what: 'Ứng dụng đã gửi quá nhiều yêu cầu tới Zalo trong phút này',
		todo: 'Đợi một phút rồi chạy lại. Nếu còn lặp lại, hãy cho ít workflow chạy cùng lúc hơn, hoặc xử lý ít item hơn mỗi lần.',
		alternatives: [
			{
				what: 'OA đã nhận quá nhiều yêu cầu qua Zalo trong phút này',
				todo: 'Đợi một phút rồi chạy lại. Giới hạn này tùy theo gói OA: nếu còn lặp lại, hãy cho ít workflow chạy cùng lúc hơn, hoặc nâng cấp gói.',
			},
		],
	},
	'-100': {
		what: 'Tệp đính kèm đã tải lên trước đây nay đã hết hạn',
		todo: 'Tải tệp lên lại và dùng ID mới. Zalo chỉ giữ tệp tải lên tối đa 7 ngày.',
	},
	'-200': {
		what: 'Zalo không gửi được tin',
		todo: 'Kiểm tra nội dung tin và người nhận, rồi thử lại sau vài phút.',
	},
	'-201': {
		what: 'Zalo không chấp nhận một giá trị trong yêu cầu',
		todo: 'Câu trả lời của Zalo cho biết trường nào sai. Hãy kiểm tra giá trị của trường đó trong node.',
	},
	'-204': {
		what: 'OA đã bị vô hiệu hóa hoặc đã bị xóa',
		todo: 'Đăng nhập oa.zalo.me để xem trạng thái của OA, hoặc hỏi bộ phận hỗ trợ của Zalo.',
	},
	'-205': {
		what: 'OA không tồn tại',
		todo: 'Kiểm tra xem credential có đúng là của OA này không, rồi kết nối lại.',
	},
	'-209': {
		what: 'Ứng dụng Zalo chưa được kích hoạt',
		todo: 'Vào developers.zalo.me, mở ứng dụng, chuyển sang trạng thái hoạt động rồi thử lại.',
	},
	'-210': {
		what: 'Một giá trị lớn hơn hoặc dài hơn mức Zalo cho phép',
		todo: 'Câu trả lời của Zalo cho biết trường nào. Hãy rút ngắn hoặc giảm giá trị đó.',
	},
	'-211': {
		what: 'Hạn mức của tính năng này đã hết',
		todo: 'Đợi hạn mức được cấp lại, hoặc mua thêm trong trang quản lý OA (oa.zalo.me).',
	},
	'-212': {
		what: 'Ứng dụng Zalo chưa đăng ký dùng API này',
		todo: 'Vào developers.zalo.me, mở ứng dụng, đăng ký sản phẩm Official Account API rồi thử lại.',
	},
	'-213': {
		what: 'Người dùng chưa quan tâm OA',
		todo: 'Mời họ quan tâm OA trước. Cho đến lúc đó, Zalo không chuyển gì tới họ.',
	},
	'-214': {
		what: 'Zalo vẫn đang xử lý bài viết',
		todo: 'Đợi một phút rồi lấy bài viết lại.',
	},
	'-216': TOKEN_DEAD,
	'-217': {
		what: 'Người dùng đã chặn lời mời của OA',
		todo: 'Bỏ người này ra khỏi danh sách. Chỉ họ mới bỏ chặn được, trong ứng dụng Zalo.',
	},
	'-218': {
		what: 'Người dùng này đã nhận đủ số tin mà Zalo cho phép lúc này',
		todo: 'Đợi hạn mức của người này được cấp lại (hôm sau hoặc tháng sau) rồi gửi tiếp.',
	},
	'-219': {
		what: 'Ứng dụng Zalo đã bị gỡ hoặc bị vô hiệu hóa',
		todo: 'Xem trạng thái ứng dụng ở developers.zalo.me, rồi cấp quyền lại cho OA bằng một ứng dụng đang hoạt động.',
	},
	'-220': { what: 'Access token đã hết hạn hoặc đã bị thu hồi', todo: TOKEN_TODO },
	'-221': {
		what: 'OA chưa được xác thực',
		todo: 'Xác thực OA tại oa.zalo.me (tích vàng). Zalo chỉ mở tính năng này cho OA đã xác thực.',
	},
	'-223': {
		what: 'OA chưa cho phép ứng dụng làm việc này',
		todo: 'Vào developers.zalo.me, mở ứng dụng → Official Account → Thiết lập chung, tích chọn nhóm quyền của tính năng này, rồi nhờ quản trị viên OA cấp quyền lại cho ứng dụng.',
		alternatives: [
			{
				what: 'OA đã hết hạn mức bài viết',
				todo: 'Đợi hạn mức được cấp lại, hoặc nâng cấp gói OA.',
			},
		],
	},
	'-224': {
		what: 'Gói OA không bao gồm tính năng này',
		todo: 'Nâng cấp gói OA tại oa.zalo.me, hoặc mua gói mới nếu gói cũ đã hết hạn.',
	},
	'-227': {
		what: 'Người dùng bị Zalo khóa hoặc đã không hoạt động hơn 45 ngày',
		todo: 'Bỏ người này ra khỏi danh sách. Có thể gửi lại khi họ dùng Zalo trở lại.',
	},
	'-230': {
		what: 'Người dùng không tương tác với OA trong 7 ngày qua',
		todo: 'Đợi họ nhắn cho OA, hoặc gửi một tin theo mẫu (template) thay thế.',
	},
	'-232': {
		what: 'Người dùng chưa tương tác với OA, hoặc lần tương tác cuối đã quá lâu',
		todo: 'Đợi họ nhắn cho OA, hoặc gửi một tin theo mẫu (template) thay thế.',
	},
	'-233': {
		what: 'Zalo không hỗ trợ loại tin này ở đây',
		todo: 'Chọn loại tin khác cho người nhận này.',
	},
	'-234': {
		what: 'Zalo không chuyển loại tin này vào ban đêm',
		todo: 'Gửi trong khoảng 06:00 đến 22:00, giờ Việt Nam.',
	},
	'-235': {
		what: 'Tính năng này không dành cho loại OA của bạn',
		todo: 'Xem loại OA tại oa.zalo.me. Một số tính năng chỉ dành cho OA doanh nghiệp.',
	},
	'-237': {
		what: 'Nhóm chat đã bị tắt vì gói của nhóm hết hạn',
		todo: 'Gia hạn gói của nhóm trong trang quản lý OA. Zalo giải tán nhóm sau 45 ngày kể từ khi hết hạn.',
	},
	'-238': {
		what: 'Hạn mức (asset) này đang được dùng hoặc đã bị tắt',
		todo: 'Chọn một asset khác có trạng thái available.',
	},
	'-240': {
		what: 'Zalo đã ngừng cách gửi tin này',
		todo: 'Cập nhật gói n8n-nodes-zalo-oa lên bản mới nhất.',
	},
	'-241': {
		what: 'Hạn mức (asset) miễn phí này đã được dùng rồi',
		todo: 'Chọn asset khác, hoặc mua thêm trong trang quản lý OA.',
	},
	'-242': PROOF,
	'-244': {
		what: 'Người dùng không muốn nhận loại tin này từ OA',
		todo: 'Bỏ người này ra, hoặc dùng loại tin khác.',
	},
	'-248': {
		what: 'Nội dung vi phạm tiêu chuẩn của nền tảng Zalo',
		todo: 'Sửa nội dung cho đúng quy định của Zalo dành cho OA.',
	},
	'-249': {
		what: 'Mẫu tin này không gửi được theo ID người dùng Zalo',
		todo: 'Dùng một mẫu mới hơn và không chứa mã OTP, hoặc gửi mẫu này theo số điện thoại.',
	},
	'-320': {
		what: 'Ứng dụng chưa liên kết với Zalo Cloud Account, nơi trả tiền cho tin này',
		todo: 'Tạo Zalo Cloud Account (ZCA), rồi liên kết với ứng dụng và OA.',
	},
	'-321': {
		what: 'Zalo Cloud Account đã hết tiền hoặc không trừ tiền được',
		todo: 'Nạp tiền vào Zalo Cloud Account (ZCA) rồi gửi lại.',
	},
	'-403': {
		what: 'OA không ở trong nhóm chat này',
		todo: 'Kiểm tra ID của nhóm. OA chỉ dùng được những nhóm chat của chính mình.',
	},
	'-1340': {
		what: 'Không tìm thấy biểu mẫu quảng cáo',
		todo: 'Kiểm tra ID của biểu mẫu.',
	},
	'-1341': {
		what: 'OA không có quyền với biểu mẫu quảng cáo này',
		todo: 'Kiểm tra xem biểu mẫu có thuộc OA này không.',
	},
	'404': {
		what: 'Zalo không biết địa chỉ của yêu cầu này',
		todo: 'Cập nhật gói n8n-nodes-zalo-oa: có thể Zalo đã dời hoặc bỏ lệnh này.',
	},
};
