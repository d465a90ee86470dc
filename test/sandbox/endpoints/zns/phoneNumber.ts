import { text, type Kind } from '../../input';

/** With the country's code, a plus before it or not (zalo-oa-api.md, section 7.1). */
export const phoneNumber = (): Kind<string> => text({ like: /^\+?84\d{9,10}$/ });

/** SHA-256 in hex (section 7.2). */
export const phoneHash = (): Kind<string> => text({ like: /^[0-9a-f]{64}$/i });
