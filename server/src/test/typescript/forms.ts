// Compiled, never run: what the generated types let a caller leave out, and what they do not let through.
import type { components, paths } from './generated/types.js';
import type * as register from './generated/register/index.js';
import { deleteClientCredential, getClientCredentials, getMessages, getTravelNotices } from './generated/register/index.js';

type Forms = components['schemas'];

const messageId = 'one';
const cnic = '93520-1234567-1';
const conviction = { court: 'sessions-court-lahore', caseNumber: 'SC 1/2024' };

// Both tools make the same forms, and each message needs only what it says.
export const messages = {
  appeal: { messageId, cnic, conviction, court: 'Lahore High Court', caseNumber: 'Crl.A. 5/2024', filedOn: '2024-03-01' } satisfies
    Forms['AppealOutcomeMessage'] & register.AppealOutcomeMessage,
  crossing: { messageId, cnic, direction: 'DEPARTED', on: '2026-01-01', country: 'AE', place: 'Torkham' } satisfies
    Forms['BorderCrossingMessage'] & register.BorderCrossingMessage,
  custody: { messageId, cnic, event: 'ADMITTED', on: '2025-02-03', prison: 'Central Jail Lahore' } satisfies
    Forms['CustodyEventMessage'] & register.CustodyEventMessage,
  death: { messageId, cnic, name: { latin: 'Akbar Ali' }, diedOn: '2025-02-03', source: 'PRISON' } satisfies
    Forms['DeathMessage'] & register.DeathMessage,
  total: { messageId, kind: 'RELEASES', month: '2026-01', prison: 'Central Jail Lahore', number: 0 } satisfies
    Forms['MonthlyTotalMessage'] & register.MonthlyTotalMessage,
  observation: { messageId, kind: 'PHONE', cnic, on: '2026-01-01', phone: '+923990000001' } satisfies
    Forms['ObservationMessage'] & register.ObservationMessage,
  planned: { messageId, cnic, notice: 'WITHDRAWN' } satisfies Forms['PlannedReleaseMessage'] & register.PlannedReleaseMessage,
  withdrawal: { messageId, withdraws: 'earlier', reason: 'Typed twice' } satisfies
    Forms['WithdrawalMessage'] & register.WithdrawalMessage,
  credential: { kind: 'SECRET' } satisfies Forms['NewClientCredential'] & register.NewClientCredential,
};

// @ts-expect-error: no such event
export const event: Forms['CustodyEventMessage']['event'] = 'DREAMT';
// @ts-expect-error: no such event
export const sameEvent: register.CustodyEventMessage['event'] = 'DREAMT';
// @ts-expect-error: a withdrawal says why
export const reasonless: Forms['WithdrawalMessage'] = { messageId, withdraws: 'earlier' };
// @ts-expect-error: no field that is not described
export const more: register.WithdrawalMessage = { messageId, withdraws: 'earlier', reason: 'Typed twice', more: 1 };

// Whoever asks gives what the question needs, and no placeholders.
export async function questions(): Promise<string[]> {
  const credentials = await getClientCredentials();
  const notices = await getTravelNotices();
  const message = await getMessages({ query: { messageId } });
  const ended = await deleteClientCredential({ path: { credential: credentials.data?.[0]?.id ?? '' } });
  const problem: register.Problem | undefined = ended.error;
  return [notices.data?.notices[0]?.state ?? '', message.data?.receivedAt ?? '', problem?.detail ?? ''];
}

// Every refusal is the same problem, and every answer has a form.
type Post = paths['/api/v1/convictions']['post']['responses'];
export const refusal = (problem: Post[422]['content']['application/problem+json']): string | undefined =>
  problem.errors?.[0]?.field;
export const status = (receipt: Post[202]['content']['application/json']): 'RECEIVED' | 'RETURNED' => receipt.status;
