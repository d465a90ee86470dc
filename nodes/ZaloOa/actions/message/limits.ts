/** The most characters of a text or a caption (zalo-oa-api.md 4.1). */
export const MAX_TEXT = 2_000;

/** The same for the question about a user's details. */
export const MAX_TITLE = 100;
export const MAX_SUBTITLE = 500;
