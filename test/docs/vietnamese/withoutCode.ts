import { ANSWER_TIMEOUT } from '../../../nodes/ZaloOa/http/limits';
import type { connectionTexts, unreadableTexts } from '../../../nodes/ZaloOa/errors/noAnswerTexts';
import type { VietnameseText } from './types';

const TRY_LATER = 'Đợi vài phút rồi chạy lại workflow.';

/** Zalo could not be reached, by reason. */
export const connection: Readonly<Record<keyof typeof connectionTexts, VietnameseText>> = {
	refused: {
		what: 'Kết nối tới Zalo bị từ chối',
		todo: 'Kiểm tra xem n8n có ra được tới Zalo không: xem tường lửa và thiết lập proxy của máy chủ n8n.',
	},
	nameNotFound: {
		what: 'Không tìm thấy địa chỉ của Zalo',
		todo: 'Kiểm tra kết nối internet và thiết lập DNS của máy chủ n8n.',
	},
	unreachable: {
		what: 'Từ máy chủ n8n không tới được Zalo',
		todo: 'Kiểm tra kết nối internet và tường lửa của máy chủ n8n.',
	},
	cut: {
		what: 'Kết nối tới Zalo bị ngắt trước khi nhận đủ câu trả lời',
		todo: TRY_LATER,
	},
	timeout: {
		what: `Zalo không trả lời trong ${ANSWER_TIMEOUT / 1000} giây`,
		todo: TRY_LATER,
	},
	certificate: {
		what: 'Không tạo được kết nối bảo mật tới Zalo',
		todo: 'Kiểm tra đồng hồ của máy chủ n8n, và xem có proxy hay phần mềm diệt virus nào thay chứng chỉ của Zalo bằng chứng chỉ của nó không.',
	},
	cancelled: {
		what: 'Yêu cầu gửi tới Zalo đã bị hủy cùng với lần chạy',
		todo: 'Chạy lại workflow khi bạn muốn.',
	},
	other: {
		what: 'Yêu cầu gửi tới Zalo không thành công',
		todo: 'Kiểm tra kết nối internet của máy chủ n8n, rồi chạy lại workflow.',
	},
};

/** Zalo answered, but with something that cannot be read. */
export const unreadable: Readonly<Record<keyof typeof unreadableTexts, VietnameseText>> = {
	empty: { what: 'Zalo trả lời rỗng', todo: TRY_LATER },
	notJson: { what: 'Zalo trả lời bằng thứ không phải JSON', todo: TRY_LATER },
	notAnEnvelope: { what: 'Zalo trả lời theo một dạng lạ', todo: TRY_LATER },
};

/**
 * What belongs to no table and to no reason. Its English stands in errors/nodeError.ts, within other code; a test
 * compares it with what a user sees.
 */
export const others = {
	undocumented: {
		english: 'Zalo refused the request',
		todoInEnglish: "Look the code up in Zalo's list of error codes.",
		what: 'Zalo từ chối yêu cầu với một mã không có trong các danh sách trên',
		todo: 'Tra mã này trong danh sách mã lỗi của Zalo.',
	},
	gatewayFailed: {
		english: "Zalo's server answered with HTTP status 502 instead of data",
		todoInEnglish: 'Wait a few minutes and run the workflow again.',
		what: 'Máy chủ của Zalo trả về một trạng thái HTTP từ 500 trở lên thay vì dữ liệu',
		todo: TRY_LATER,
	},
	gatewayRefused: {
		english: "Zalo's server answered with HTTP status 403 instead of data",
		todoInEnglish:
			'A proxy or firewall between n8n and Zalo may have answered in its place: check the proxy settings of the n8n server.',
		what: 'Có máy trả về một trạng thái HTTP dưới 500 thay vì dữ liệu',
		todo: 'Có thể một proxy hoặc tường lửa giữa n8n và Zalo đã trả lời thay Zalo: kiểm tra thiết lập proxy của máy chủ n8n.',
	},
} as const satisfies Record<string, VietnameseText & { english: string; todoInEnglish: string }>;
