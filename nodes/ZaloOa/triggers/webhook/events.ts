import type { INodePropertyOptions } from 'n8n-workflow';

/** Stands for all events, also those that Zalo will have tomorrow. */
export const ALL = '*';

/**
 * A group of events as people mean them, and Zalo's names with what each is: in the list of the field, behind the group,
 * and as its `action` in n8n's list of triggers, where it stands alone.
 */
type EventGroup = [group: string, events: Record<string, [name: string, action: string]>];

/** Source: zalo-oa-api.md 10.4, 10.5. */
const GROUPS: EventGroup[] = [
	[
		'Message From User',
		{
			user_send_text: ['Text', 'When a user sends a text'],
			user_send_image: ['Image', 'When a user sends an image'],
			user_send_gif: ['GIF', 'When a user sends a GIF'],
			user_send_link: ['Link', 'When a user sends a link'],
			user_send_audio: ['Voice', 'When a user sends a voice message'],
			user_send_video: ['Video', 'When a user sends a video'],
			user_send_sticker: ['Sticker', 'When a user sends a sticker'],
			user_send_location: ['Location', 'When a user sends a location'],
			user_send_business_card: ['Contact Card', 'When a user sends a contact card'],
			user_send_file: ['File', 'When a user sends a file'],
			user_reacted_message: ['Reaction', 'When a user reacts to a message'],
			user_click_chatnow: ['First Click on Chat Now', 'When a user presses Chat Now for the first time'],
		},
	],
	[
		'User',
		{
			follow: ['Follows the OA', 'When a user follows the OA'],
			unfollow: ['No Longer Follows the OA', 'When a user stops following the OA'],
			user_submit_info: ['Has Filled in the Form', 'When a user has filled in the form'],
			user_withdraw: ['Wants Their Data Deleted', 'When a user wants their data deleted'],
			update_user_info: ['Details Changed', 'When the details of a user change'],
			add_user_to_tag: ['Got a Tag', 'When a user gets a tag'],
			remove_user_from_tag: ['Lost a Tag', 'When a user loses a tag'],
			remove_tag: ['Tag Deleted', 'When a tag is deleted'],
		},
	],
	[
		'Receipt',
		{
			user_received_message: ['Message or ZNS Arrived', 'When a message or ZNS has arrived'],
			user_seen_message: ['Message Seen', 'When a message was seen'],
		},
	],
	[
		'Message of the OA',
		{
			oa_send_text: ['Text', 'When the OA sends a text'],
			oa_send_image: ['Image', 'When the OA sends an image'],
			oa_send_gif: ['GIF', 'When the OA sends a GIF'],
			oa_send_list: ['List', 'When the OA sends a list'],
			oa_send_file: ['File', 'When the OA sends a file'],
			oa_send_sticker: ['Sticker', 'When the OA sends a sticker'],
			oa_send_template: ['Template', 'When the OA sends a template'],
			oa_reacted_message: ['Reaction', 'When the OA reacts to a message'],
		},
	],
	[
		'Anonymous Visitor',
		{
			anonymous_send_text: ['Text', 'When a website visitor sends a text'],
			anonymous_send_image: ['Image', 'When a website visitor sends an image'],
			anonymous_send_file: ['File', 'When a website visitor sends a file'],
			anonymous_send_sticker: ['Sticker', 'When a website visitor sends a sticker'],
		},
	],
	[
		'Group Chat',
		{
			user_send_group_text: ['Text', 'When somebody sends a text in a group chat'],
			user_send_group_image: ['Image', 'When somebody sends an image in a group chat'],
			user_send_group_file: ['File', 'When somebody sends a file in a group chat'],
			user_send_group_sticker: ['Sticker', 'When somebody sends a sticker in a group chat'],
			create_group: ['Created', 'When a group chat is created'],
			update_group_info: ['Changed', 'When a group chat is changed'],
			delete_group: ['Deleted', 'When a group chat is deleted'],
			user_join_group: ['Member Joined', 'When a member joins a group chat'],
			user_request_join_group: ['Somebody Asks to Join', 'When somebody asks to join a group chat'],
			user_out_group: ['Member Left', 'When a member leaves a group chat'],
			add_group_admin: ['Admin Added', 'When a group chat gets an admin'],
			remove_group_admin: ['Admin Removed', 'When a group chat loses an admin'],
		},
	],
	[
		'Call',
		{
			user_call_oa: ['User Called the OA', 'When a user calls the OA'],
			oa_call_user: ['OA Called a User', 'When the OA calls a user'],
			oa_send_consent: ['OA Asked to Be Allowed to Call', 'When the OA asks to be allowed to call'],
			user_reply_consent: [
				'User Answered Whether the OA May Call',
				'When a user answers whether the OA may call',
			],
		},
	],
	[
		'ZNS',
		{
			user_feedback: ['Rating', 'When a ZNS message is rated'],
			user_click_response_button: ['Button Pressed', 'When a button of a ZNS message is pressed'],
			change_template_status: ['Template Status Changed', 'When the status of a ZNS template changes'],
			change_template_quality: ['Template Quality Changed', 'When the quality of a ZNS template changes'],
			change_template_quota: ['Template Quota Changed', 'When the quota of a ZNS template changes'],
			change_oa_daily_quota: ['Daily Quota Changed', 'When the daily ZNS quota changes'],
			change_oa_template_tags: ['Allowed Content Changed', 'When the allowed ZNS content changes'],
			event_journey_acknowledged: ['Journey Began', 'When a ZNS journey begins'],
			event_journey_time_out: ['Journey Ended', 'When a ZNS journey ends'],
		},
	],
	['OA', { permission_revoked: ['Permission Taken Away', 'When a permission is taken away'] }],
];

/** In the order in which people look for them. */
export const eventOptions: INodePropertyOptions[] = [
	{
		name: 'All Events',
		value: ALL,
		action: 'When anything happens',
		description: 'Whatever Zalo reports, but for what the OA does itself and the receipts of its messages',
	},
	...GROUPS.flatMap(([group, events]) =>
		Object.entries(events).map(([value, [name, action]]) => ({
			name: `${group}: ${name}`,
			value,
			action,
			description: `Zalo calls it ${value}`,
		})),
	),
];
