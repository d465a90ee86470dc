/** A call on which nothing arrives for this long (ms) is given up. */
export const ANSWER_TIMEOUT = 30_000;
