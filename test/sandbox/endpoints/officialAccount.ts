import { nothing } from '../input';
import { spellOa } from '../spelling';
import { endpoint, success, type Endpoint } from './endpoint';

/** zalo-oa-api.md, section 6.9. */
const getOa = endpoint({
	host: 'openapi.zalo.me',
	method: 'GET',
	path: '/v2.0/oa/getoa',
	permission: 'oaInfo',
	input: nothing,
	answer: (_given, { oa }) =>
		success({
			oaid: oa.oaId,
			name: oa.name,
			description: oa.description,
			oa_alias: 'sandbox',
			is_verified: oa.isVerified,
			oa_type: oa.oaType,
			cate_name: 'Mua sắm',
			num_follower: oa.followers,
			avatar: 'https://example.com/avatar.jpg',
			cover: 'https://example.com/cover.jpg',
			package_name: oa.packageName,
			package_valid_through_date: '31/12/2099',
			package_auto_renew_date: '',
			linked_ZCA: '',
		}),
	spell: spellOa,
});

export const officialAccountEndpoints: Endpoint[] = [getOa];
