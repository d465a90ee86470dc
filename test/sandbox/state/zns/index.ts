export * from './account';
export * from './journeys';
export * from './messages';
export * from './phones';
export * from './quota';
export * from './ratings';
export * from './templates';
