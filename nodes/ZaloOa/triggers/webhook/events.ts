import type { INodePropertyOptions } from 'n8n-workflow';

/** Stands for all events, also those that Zalo will have tomorrow. */
export const ALL = '*';

/** A group of events as people mean them, and Zalo's names with what each is. */
type EventGroup = [group: string, events: Record<string, string>];

/** Source: zalo-oa-api.md 10.4, 10.5. */
const GROUPS: EventGroup[] = [
	[
		'Message From User',
		{
			user_send_text: 'Text',
			user_send_image: 'Image',
			user_send_gif: 'GIF',
			user_send_link: 'Link',
			user_send_audio: 'Voice',
			user_send_video: 'Video',
			user_send_sticker: 'Sticker',
			user_send_location: 'Location',
			user_send_business_card: 'Contact Card',
			user_send_file: 'File',
			user_reacted_message: 'Reaction',
			user_click_chatnow: 'First Click on Chat Now',
		},
	],
	[
		'User',
		{
			follow: 'Follows the OA',
			unfollow: 'No Longer Follows the OA',
			user_submit_info: 'Has Filled in the Form',
			user_withdraw: 'Wants Their Data Deleted',
			update_user_info: 'Details Changed',
			add_user_to_tag: 'Got a Tag',
			remove_user_from_tag: 'Lost a Tag',
			remove_tag: 'Tag Deleted',
		},
	],
	[
		'Receipt',
		{
			user_received_message: 'Message or ZNS Arrived',
			user_seen_message: 'Message Seen',
		},
	],
	[
		'Message of the OA',
		{
			oa_send_text: 'Text',
			oa_send_image: 'Image',
			oa_send_gif: 'GIF',
			oa_send_list: 'List',
			oa_send_file: 'File',
			oa_send_sticker: 'Sticker',
			oa_send_template: 'Template',
			oa_reacted_message: 'Reaction',
		},
	],
	[
		'Anonymous Visitor',
		{
			anonymous_send_text: 'Text',
			anonymous_send_image: 'Image',
			anonymous_send_file: 'File',
			anonymous_send_sticker: 'Sticker',
		},
	],
	[
		'Group Chat',
		{
			user_send_group_text: 'Text',
			user_send_group_image: 'Image',
			user_send_group_file: 'File',
			user_send_group_sticker: 'Sticker',
			create_group: 'Created',
			update_group_info: 'Changed',
			delete_group: 'Deleted',
			user_join_group: 'Member Joined',
			user_request_join_group: 'Somebody Asks to Join',
			user_out_group: 'Member Left',
			add_group_admin: 'Admin Added',
			remove_group_admin: 'Admin Removed',
		},
	],
	[
		'Call',
		{
			user_call_oa: 'User Called the OA',
			oa_call_user: 'OA Called a User',
			oa_send_consent: 'OA Asked to Be Allowed to Call',
			user_reply_consent: 'User Has Answered That',
		},
	],
	[
		'ZNS',
		{
			user_feedback: 'Rating',
			user_click_response_button: 'Button Pressed',
			change_template_status: 'Template Status Changed',
			change_template_quality: 'Template Quality Changed',
			change_template_quota: 'Template Quota Changed',
			change_oa_daily_quota: 'Daily Quota Changed',
			change_oa_template_tags: 'Allowed Content Changed',
			event_journey_acknowledged: 'Journey Began',
			event_journey_time_out: 'Journey Ended',
		},
	],
	['OA', { permission_revoked: 'Permission Taken Away' }],
];

/** In the order in which people look for them. */
export const eventOptions: INodePropertyOptions[] = [
	{
		name: 'All Events',
		value: ALL,
		description: 'Whatever Zalo reports, but for what the OA does itself and the receipts of its messages',
	},
	...GROUPS.flatMap(([group, events]) =>
		Object.entries(events).map(([value, name]) => ({
			name: `${group}: ${name}`,
			value,
			description: `Zalo calls it ${value}`,
		})),
	),
];
