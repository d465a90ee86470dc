/** What tests name of the sandbox, beside what they call. */

export type { SandboxCall } from './proxy/call';
export type { Fault, FaultHandle, FaultOrder } from './proxy/faults';
export type { RequestFilter, RequestRecord } from './proxy/requestLog';
export type { AssetStyle, Spelling } from './spelling';
export type { SandboxApp } from './state/apps';
export type { SandboxGroup } from './state/groups';
export type { MessageBody, Reaction, ReceivedMessage, Recipient, SentMessage } from './state/messages';
export type { GroupAsset, MessageQuota, QuotaAsset, ZnsQuota } from './state/quotas';
export type { TokenPair } from './state/tokens';
export type { Upload } from './state/uploads';
export type { SandboxUser, SharedInfo } from './state/users';
export type { SandboxVisitor } from './state/visitors';
export type * from './state/zns';
