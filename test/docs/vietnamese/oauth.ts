import type { oauthErrors } from '../../../nodes/ZaloOa/errors/tables/oauth';
import type { VietnameseTable } from './types';

const AUTHORIZE_AGAIN =
	'Nhờ quản trị viên OA cấp quyền lại cho ứng dụng, rồi dán refresh token mới hoặc mã mới vào credential.';

/** docs/errors.vi.md for oauth.zaloapp.com. */
export const oauth: VietnameseTable<typeof oauthErrors> = {
	'-14002': {
		what: 'Zalo không biết App ID này, hoặc ứng dụng chưa được kích hoạt',
		todo: 'Chép ID ứng dụng từ developers.zalo.me vào ô App ID của credential, và xem ở đó ứng dụng đã hoạt động chưa.',
	},
	'-14003': {
		what: 'Địa chỉ callback của ứng dụng không khớp, hoặc tên miền của nó chưa được xác thực',
		todo: 'Vào developers.zalo.me, mở ứng dụng, kiểm tra Official Account Callback Url và tên miền đã xác thực: địa chỉ này phải giống hệt địa chỉ trong liên kết cấp quyền.',
	},
	'-14004': {
		what: 'Khóa bí mật của ứng dụng bị sai',
		todo: 'Chép khóa bí mật của ứng dụng từ developers.zalo.me vào ô App Secret Key của credential. Khóa này không phải là OA Secret Key.',
	},
	'-14005': {
		what: 'Mã cấp quyền không hợp lệ: đã dùng rồi, hoặc đã quá 10 phút',
		todo: 'Mở lại liên kết cấp quyền, rồi dán mã mới vào credential trong vòng 10 phút.',
	},
	'-14012': {
		what: 'Zalo từ chối việc cấp quyền của OA',
		todo: `Đăng nhập Zalo bằng tài khoản quản trị viên của OA này. ${AUTHORIZE_AGAIN}`,
	},
	'-14014': {
		what: 'Refresh token không còn dùng được',
		todo: `Nó đã được dùng ở nơi khác, đã hết hạn sau 3 tháng, không phải là refresh token (API Explorer hiện nó bên cạnh access token), hoặc quản trị viên đã gỡ ứng dụng khỏi OA. ${AUTHORIZE_AGAIN}`,
	},
	'-14018': {
		what: 'Zalo không nhận cách lấy token này',
		todo: 'Xem trong credential là refresh token hay mã cấp quyền, rồi chọn đúng cách đó ở Connect With.',
	},
	'-14020': {
		what: 'OA chưa cấp quyền cho ứng dụng',
		todo: `Tích chọn các nhóm quyền của ứng dụng ở developers.zalo.me. ${AUTHORIZE_AGAIN}`,
	},
	'-14024': {
		what: 'Người vừa cấp quyền cho ứng dụng không phải là chủ của OA',
		todo: `Đăng nhập Zalo bằng tài khoản chủ hoặc quản trị viên của OA này. ${AUTHORIZE_AGAIN}`,
	},
	'-14068': {
		what: 'Quyền của OA dành cho ứng dụng chưa có hoặc đã bị thu hồi',
		todo: `Vào trang quản lý OA, xem ứng dụng còn được kết nối không. ${AUTHORIZE_AGAIN}`,
	},
	'-1013': {
		what: 'Zalo không chấp nhận một giá trị dùng để lấy token',
		todo: 'Kiểm tra App ID, khóa bí mật và token hoặc mã trong credential: chép lại từng cái cho trọn vẹn.',
	},
	'404': {
		what: 'Zalo không còn biết địa chỉ cấp access token',
		todo: 'Cập nhật gói n8n-nodes-zalo-oa: có thể Zalo đã dời lệnh này.',
	},
};
