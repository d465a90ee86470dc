/** A call on which nothing arrives for this long (ms) is given up, unless the call says otherwise. */
export const ANSWER_TIMEOUT = 30_000;
