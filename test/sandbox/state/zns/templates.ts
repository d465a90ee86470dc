import { randomInt } from 'node:crypto';

import { dayInVietnam } from '../../calendar';
import type { ZnsRating } from './ratings';

export type TemplateStatus = 'ENABLE' | 'PENDING_REVIEW' | 'REJECT' | 'DISABLE';
export type Quality = 'HIGH' | 'MEDIUM' | 'LOW' | 'UNDEFINED';

/** What a template is for, in the order of the tags 1 to 3 (zalo-oa-api.md, section 7.10). */
export const TEMPLATE_TAGS = ['TRANSACTION', 'CUSTOMER_CARE', 'PROMOTION'] as const;
export type TemplateTag = (typeof TEMPLATE_TAGS)[number];

/** The two kinds of journeys (section 7.3). */
export type JourneyKind = 'logistics' | 'coach_bus';

/** A place in the template that each message fills in (section 7.6). */
export interface TemplateParam {
	name: string;
	require: boolean;
	type: 'STRING' | 'NUMBER' | 'DATE';
	maxLength: number;
	minLength: number;
	/** May it be there and empty? */
	acceptNull: boolean;
}

/** What a button in the list looks like is told nowhere. */
export interface TemplateButton {
	type: number;
	title: string;
	content: string;
}

/** A template of an OA (sections 7.5 and 7.6). */
export interface ZnsTemplate {
	templateId: string;
	templateName: string;
	/** Epoch ms. */
	createdTime: number;
	status: TemplateStatus;
	templateQuality: Quality;
	templateTag: TemplateTag;
	/** VND for a message by phone number, and for one to a user of the OA. */
	priceByPhone: number;
	priceByUser: number;
	listParams: TemplateParam[];
	listButtons: TemplateButton[];
	/** Milliseconds in which Zalo delivers the message, or gives it up. */
	timeout: number;
	previewUrl: string;
	/** Has it a limit of its own a day? Only few have. */
	applyTemplateQuota: boolean;
	templateDailyQuota: number;
	templateRemainingQuota: number;
	/** The day for which that limit was last renewed, as "2026-11-30". */
	quotaRenewedOn: string;
	/** For messages of such a journey only. */
	journey: JourneyKind | undefined;
	/** It sends codes for logging in. */
	isOtp: boolean;
	/** It has the component whose buttons answer at once. */
	hasResponseButtons: boolean;
	/** Neither this OA nor this app may use it (-117), though it is there. */
	isWithheld: boolean;
	ratings: ZnsRating[];
}

export const templateParam = (name: string, partial: Partial<TemplateParam> = {}): TemplateParam => ({
	name,
	require: true,
	type: 'STRING',
	maxLength: 30,
	minLength: 0,
	acceptNull: false,
	...partial,
});

const USUAL_PARAMS: readonly TemplateParam[] = [
	templateParam('customer_name'),
	templateParam('order_code'),
	templateParam('amount', { type: 'NUMBER', require: false, maxLength: 20 }),
	templateParam('delivery_date', { type: 'DATE', require: false, maxLength: 20 }),
];

/** Six digits, as Zalo's templates have (section 4.2). */
export const newTemplateId = (): string => String(randomInt(100_000, 1_000_000));

/** Tells of an order, unless it is told otherwise. */
export const newTemplate = (
	templateId: string,
	now: number,
	partial: Partial<ZnsTemplate> = {},
): ZnsTemplate => ({
	templateId,
	templateName: 'Xác nhận đơn hàng',
	createdTime: now,
	status: 'ENABLE',
	templateQuality: 'HIGH',
	templateTag: 'TRANSACTION',
	priceByPhone: 300,
	priceByUser: 200,
	listParams: USUAL_PARAMS.map((param) => ({ ...param })),
	listButtons: [],
	timeout: 7_200_000,
	previewUrl: `https://example.com/znspreview/${templateId}`,
	applyTemplateQuota: false,
	templateDailyQuota: 0,
	templateRemainingQuota: partial.templateDailyQuota ?? 0,
	quotaRenewedOn: dayInVietnam(now),
	journey: undefined,
	isOtp: false,
	hasResponseButtons: false,
	isWithheld: false,
	ratings: [],
	...partial,
});

/** How long a message is on its way, in ms: what takes longer than its template allows never comes. */
export const arrivesIn = ({ timeout }: ZnsTemplate, deliveryMs: number): number =>
	deliveryMs > timeout ? Infinity : deliveryMs;

/** The template's own limit is full again at midnight. */
export function renewTemplateQuota(template: ZnsTemplate, now: number): void {
	const today = dayInVietnam(now);
	if (template.quotaRenewedOn === today) return;
	template.quotaRenewedOn = today;
	template.templateRemainingQuota = template.templateDailyQuota;
}
