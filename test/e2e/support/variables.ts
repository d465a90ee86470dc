/** Names the run's tarball to its suites, so that it is packed once. */
export const TARBALL_VARIABLE = 'ZALO_OA_E2E_TARBALL';

/** Set when the pictures of the README are to be made again. */
export const SCREENSHOTS_VARIABLE = 'ZALO_OA_E2E_SCREENSHOTS';
