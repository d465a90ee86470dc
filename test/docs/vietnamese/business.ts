import type { businessErrors } from '../../../nodes/ZaloOa/errors/tables/business';
import { shared } from './openapi';
import type { VietnameseTable } from './types';

/** docs/errors.vi.md for business.openapi.zalo.me. */
export const business: VietnameseTable<typeof businessErrors> = {
	'-32': {
		what: 'Đã gửi quá nhiều yêu cầu tới Zalo trong phút này',
		todo: 'Đợi một phút rồi chạy lại. Nếu còn lặp lại, hãy cho ít workflow chạy cùng lúc hơn.',
	},
	'-100': {
		what: 'Zalo không xử lý được yêu cầu, vì một lý do không nêu rõ',
		todo: 'Thử lại sau vài phút.',
	},
	'-101': {
		what: 'Ứng dụng Zalo không hợp lệ',
		todo: 'Xem trạng thái của ứng dụng ở developers.zalo.me.',
	},
	'-102': {
		what: 'Ứng dụng Zalo không tồn tại',
		todo: 'Vào developers.zalo.me xem ứng dụng còn không, rồi kết nối lại credential.',
	},
	'-103': {
		what: 'Ứng dụng Zalo chưa được kích hoạt',
		todo: 'Vào developers.zalo.me, mở ứng dụng và chuyển sang trạng thái hoạt động.',
	},
	'-104': {
		what: 'Khóa bí mật của ứng dụng Zalo không hợp lệ',
		todo: 'Chép khóa bí mật của ứng dụng từ developers.zalo.me vào ô App Secret Key của credential.',
	},
	'-105': {
		what: 'Ứng dụng Zalo chưa liên kết với OA nào',
		todo: 'Vào developers.zalo.me, mở ứng dụng, liên kết với OA của bạn rồi thử lại.',
	},
	'-106': {
		what: 'Zalo không hỗ trợ kiểu yêu cầu này',
		todo: 'Cập nhật gói n8n-nodes-zalo-oa lên bản mới nhất.',
	},
	'-107': {
		what: 'ID của tin không hợp lệ',
		todo: 'Dùng ID mà Zalo đã trả về khi gửi tin.',
	},
	'-108': {
		what: 'Số điện thoại không hợp lệ',
		todo: 'Viết số kèm mã quốc gia, ví dụ 84912345678.',
	},
	'-109': {
		what: 'ID của mẫu tin không hợp lệ',
		todo: 'Chọn mẫu trong danh sách, hoặc chép ID từ trang mẫu tin của OA.',
	},
	'-1091': {
		what: 'Không sửa được mẫu tin này',
		todo: 'Chỉ sửa được mẫu đã bị từ chối. Hãy tạo mẫu mới.',
	},
	'-110': {
		what: 'Phiên bản Zalo của người nhận quá cũ, không nhận được tin này',
		todo: 'Nhờ người nhận cập nhật ứng dụng Zalo, hoặc liên hệ bằng cách khác.',
	},
	'-111': {
		what: 'Dữ liệu của mẫu tin đang trống',
		todo: 'Điền các tham số của mẫu tin.',
	},
	'-112': {
		what: 'Một tham số của mẫu tin có kiểu mà Zalo không biết',
		todo: 'So dữ liệu với các tham số của mẫu tin.',
	},
	'-1121': {
		what: 'Một giá trị trong dữ liệu của mẫu tin quá dài',
		todo: 'Rút ngắn giá trị mà câu trả lời của Zalo nêu tên.',
	},
	'-1122': {
		what: 'Thiếu một tham số của mẫu tin',
		todo: 'Thêm vào dữ liệu tham số mà câu trả lời của Zalo nêu tên.',
	},
	'-1123': {
		what: 'Zalo không tạo được mã QR của tin',
		todo: 'Kiểm tra giá trị dùng cho mã QR rồi thử lại.',
	},
	'-1124': {
		what: 'Một giá trị trong dữ liệu của mẫu tin sai định dạng',
		todo: 'So giá trị đó với định dạng mà mẫu tin yêu cầu.',
	},
	'-113': {
		what: 'Một nút của mẫu tin không hợp lệ',
		todo: 'Kiểm tra các nút của mẫu tin và giá trị của chúng.',
	},
	'-1131': {
		what: 'Liên kết của một nút không hợp lệ',
		todo: 'Kiểm tra xem liên kết có đầy đủ và có được mẫu tin cho phép không.',
	},
	'-114': {
		what: 'Người dùng không nhận được tin này',
		todo: 'Có thể lúc này họ không dùng Zalo, hoặc đã chặn loại tin này. Hãy liên hệ bằng cách khác.',
	},
	'-115': {
		what: 'Hạn mức hoặc số dư cho loại tin này đã hết',
		todo: 'Nạp tiền vào Zalo Cloud Account (ZCA), hoặc đợi hạn mức được cấp lại.',
	},
	'-116': {
		what: 'Nội dung chữ của tin không hợp lệ',
		todo: 'Kiểm tra xem dữ liệu của mẫu tin có ký tự hoặc nội dung mà Zalo không cho phép không.',
	},
	'-117': {
		what: 'Ứng dụng hoặc OA không được dùng mẫu tin này',
		todo: 'Kiểm tra xem mẫu tin có thuộc OA này không, và ứng dụng đã liên kết với OA chưa.',
	},
	'-118': {
		what: 'Số điện thoại này không có tài khoản Zalo',
		todo: 'Liên hệ người này bằng cách khác, ví dụ SMS.',
	},
	'-119': {
		what: 'Tài khoản Zalo của số điện thoại này không nhận được loại tin này',
		todo: 'Bỏ người nhận này ra, hoặc liên hệ bằng cách khác.',
	},
	'-120': {
		what: 'OA chưa được cấp tính năng này',
		todo: 'Nhờ bộ phận hỗ trợ của Zalo mở tính năng cho OA.',
	},
	'-1201': {
		what: 'OA không được dùng mẫu tin có tag 3 (khuyến mãi)',
		todo: 'Dùng mẫu có tag khác, hoặc nhờ bộ phận hỗ trợ của Zalo mở tag 3 cho OA.',
	},
	'-1202': {
		what: 'OA không được dùng hình ảnh hay nội dung đa phương tiện trong mẫu tin',
		todo: 'Dùng mẫu không có hình ảnh hay video, hoặc nhờ bộ phận hỗ trợ của Zalo mở cho OA.',
	},
	'-121': {
		what: 'Yêu cầu gửi tới Zalo không có nội dung',
		todo: 'Điền các trường của node.',
	},
	'-122': {
		what: 'Zalo không đọc được nội dung của yêu cầu',
		todo: 'Kiểm tra dữ liệu của mẫu tin: phải là một đối tượng JSON.',
	},
	'-123': {
		what: 'Zalo không giải mã được nội dung của yêu cầu',
		todo: 'Mã hóa các giá trị bằng khóa RSA hiện tại của OA.',
	},
	'-124': shared.TOKEN_DEAD,
	'-1241': shared.PROOF,
	'-125': {
		what: 'ID của OA không hợp lệ',
		todo: 'Kiểm tra xem credential có đúng là của OA này không, rồi kết nối lại.',
	},
	'-126': {
		what: 'Ví dành cho tin thử đã hết tiền',
		todo: 'Xem số dư của Zalo Cloud Account (ZCA), hoặc tắt Development Mode rồi gửi.',
	},
	'-127': {
		what: 'Tin thử chỉ gửi được cho quản trị viên của ứng dụng hoặc của OA',
		todo: 'Dùng số điện thoại của một quản trị viên, hoặc tắt chế độ phát triển.',
	},
	'-128': {
		what: 'OA chưa có khóa mã hóa',
		todo: 'Tạo khóa của OA trước, rồi gửi lại.',
	},
	'-129': {
		what: 'Zalo không tạo được khóa mã hóa',
		todo: 'Tạo lại khóa sau vài phút.',
	},
	'-130': {
		what: 'Nội dung dài hơn 100.000 ký tự',
		todo: 'Rút ngắn các giá trị trong dữ liệu của mẫu tin.',
	},
	'-131': {
		what: 'Mẫu tin chưa được duyệt',
		todo: 'Đợi Zalo duyệt mẫu tin, hoặc chọn mẫu khác.',
	},
	'-132': {
		what: 'Zalo không chấp nhận một giá trị trong yêu cầu',
		todo: 'Câu trả lời của Zalo cho biết trường nào sai. Hãy kiểm tra giá trị của trường đó trong node.',
	},
	'-133': {
		what: 'Zalo không chuyển loại tin này vào ban đêm',
		todo: 'Gửi trong khoảng 06:00 đến 22:00, giờ Việt Nam.',
	},
	'-134': {
		what: 'Người dùng chưa đồng ý nhận loại tin này',
		todo: 'Đợi người dùng trả lời lời đề nghị của OA.',
	},
	'-135': {
		what: 'OA không được gửi tin mẫu theo số điện thoại',
		todo: 'Đăng ký cho OA gửi ZBS Template Message (ZNS) tại oa.zalo.me.',
	},
	'-1351': {
		what: 'Zalo đã chặn OA gửi tin vì vi phạm',
		todo: 'Xem các thông báo dành cho OA tại oa.zalo.me, hoặc hỏi bộ phận hỗ trợ của Zalo.',
	},
	'-136': {
		what: 'OA chưa liên kết với Zalo Cloud Account, nơi trả tiền cho các tin',
		todo: 'Tạo Zalo Cloud Account (ZCA), rồi liên kết với OA và ứng dụng.',
	},
	'-137': {
		what: 'Không trừ được tiền từ Zalo Cloud Account',
		todo: 'Kiểm tra số dư của Zalo Cloud Account (ZCA), nạp thêm rồi gửi lại.',
	},
	'-138': {
		what: 'Ứng dụng không được dùng tính năng này',
		todo: 'Vào developers.zalo.me, tích chọn nhóm quyền ZBS Template Message cho ứng dụng, rồi cấp quyền lại cho OA.',
	},
	'-1381': {
		what: 'Ứng dụng thiếu quyền của phần mở rộng Zalo Cloud Account',
		todo: 'Cho ứng dụng quyền truy cập Zalo Cloud Account (ZCA) rồi gửi lại.',
	},
	'-139': {
		what: 'Người dùng không muốn nhận tin có loại nội dung này',
		todo: 'Bỏ người này ra, hoặc dùng mẫu thuộc loại khác.',
	},
	'-140': {
		what: 'Chính sách của Zalo không cho gửi tin này tới người dùng này',
		todo: 'Bỏ người này ra. OA có thể gửi lại sau khi họ tương tác với OA.',
	},
	'-141': {
		what: 'Người dùng không muốn nhận tin mẫu từ OA này',
		todo: 'Bỏ người này ra. Chỉ họ mới bỏ chặn được, trong ứng dụng Zalo.',
	},
	'-142': {
		what: 'OA chưa có khóa RSA',
		todo: 'Tạo khóa RSA của OA trước.',
	},
	'-143': {
		what: 'OA đã có khóa RSA',
		todo: 'Dùng khóa đang có, không cần tạo khóa mới.',
	},
	'-144': {
		what: 'OA đã gửi đủ số tin cho phép trong hôm nay',
		todo: 'Gửi tiếp vào ngày mai. Hạn mức tăng theo chất lượng các tin đã gửi.',
	},
	'-1441': {
		what: 'OA đã gửi đủ số tin khuyến mãi cho phép trong tháng này',
		todo: 'Gửi tiếp vào tháng sau, hoặc dùng mẫu có tag khác.',
	},
	'-145': {
		what: 'OA không được gửi loại nội dung này',
		todo: 'Xem các loại nội dung mà OA được gửi, và chọn mẫu thuộc một trong các loại đó.',
	},
	'-146': {
		what: 'Mẫu tin đã bị tắt vì chất lượng thấp',
		todo: 'Chọn mẫu khác, hoặc sửa mẫu này rồi gửi duyệt lại.',
	},
	'-147': {
		what: 'Mẫu tin đã được gửi đủ số lần cho phép trong hôm nay',
		todo: 'Gửi tiếp vào ngày mai, hoặc dùng mẫu khác.',
	},
	'-1471': {
		what: 'Người dùng này đã nhận đủ số tin khuyến mãi cho phép trong tháng này',
		todo: 'Bỏ người này ra cho đến tháng sau.',
	},
	'-1472': {
		what: 'Người dùng này đã nhận đủ số tin khuyến mãi cho phép trong hôm nay',
		todo: 'Gửi lại vào ngày mai.',
	},
	'-148': {
		what: 'Thiếu journey token',
		todo: 'Lấy journey token trước, rồi đưa vào node.',
	},
	'-149': {
		what: 'Journey token không hợp lệ',
		todo: 'Lấy journey token mới cho số điện thoại này.',
	},
	'-1491': {
		what: 'Journey token không đúng loại cho mẫu tin này',
		todo: 'Lấy journey token thuộc loại mà mẫu tin cần.',
	},
	'-150': {
		what: 'Journey token đã hết hạn',
		todo: 'Lấy journey token mới; tin tiếp theo sẽ bắt đầu một hành trình (journey) mới.',
	},
	'-151': {
		what: 'Mẫu tin không hỗ trợ mã hóa đầu cuối',
		todo: 'Gửi không mã hóa, hoặc chọn mẫu dành cho tin mã hóa.',
	},
	'-152': {
		what: 'Không lấy được khóa cho tin mã hóa',
		todo: 'Gửi lại tin sau vài phút.',
	},
	'-153': {
		what: 'Dữ liệu không đúng quy cách của Zalo',
		todo: 'So dữ liệu với mẫu tin; câu trả lời của Zalo nêu tên giá trị sai.',
	},
	'-158': {
		what: 'Tệp tải lên quá lớn',
		todo: 'Dùng ảnh JPG hoặc PNG không quá 500 kB.',
	},
	'-159': {
		what: 'Tệp tải lên thuộc loại mà Zalo không nhận',
		todo: 'Dùng ảnh JPG hoặc PNG.',
	},
	'-160': {
		what: 'Đã hết số lần tạo mẫu, sửa mẫu hoặc tải tệp lên trong ngày',
		todo: 'Làm tiếp vào ngày mai.',
	},
	'-161': {
		what: 'OA không được gửi vượt hạn mức',
		todo: 'Chọn Normal ở Options: Sending Mode, hoặc nhờ bộ phận hỗ trợ của Zalo mở cách gửi kia cho OA.',
	},
	'-162': {
		what: 'Mẫu có tag 1 hoặc 2 không gửi vượt hạn mức được',
		todo: 'Chọn Normal ở Options: Sending Mode cho mẫu này.',
	},
};
