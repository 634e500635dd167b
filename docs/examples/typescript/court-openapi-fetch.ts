// A court's system, with the types that openapi-typescript makes and openapi-fetch.
import { randomUUID } from 'node:crypto';
import createClient from 'openapi-fetch';
import type { components, paths } from './generated/types.js';
import { environment, newToken } from './token.js';

type Judgment = components['schemas']['ConvictionMessage'];

const register = createClient<paths>({
  baseUrl: environment('REGISTER'),
  headers: { Authorization: `Bearer ${await newToken()}` },
});

const codes = await register.GET('/api/v1/codes/{list}', {
  params: { path: { list: 'courts' }, query: { named: 'Sessions Court (Special Court), Lahore' } },
});
const court = codes.data?.codes[0]?.code;
if (!court) throw new Error(`No court: ${codes.error?.detail}`);
console.log(`The court is ${court}`);

const judgment: Judgment = {
  messageId: randomUUID(),
  court,
  caseNumber: `SC ${Math.floor(Math.random() * 9000) + 1000}/2023`,
  fir: { number: '123/2022', policeStation: 'city-police-station-lahore', district: 'lahore' },
  person: {
    name: { latin: 'Akbar Ali', urdu: 'اکبر علی' },
    fatherName: { latin: 'Bashir Ali' },
    sex: 'MALE',
    bornOn: '1984-05-03',
    cnic: process.env.CNIC ?? '93520-1234567-1',
  },
  conviction: {
    offenceOn: '2022-03-02',
    judgmentOn: '2023-01-15',
    victim: { age: 'ADULT', sex: 'FEMALE' },
    offences: [{ law: 'PPC', section: '376' }],
  },
};
const sent = await register.POST('/api/v1/convictions', { body: judgment });
if (!sent.data) throw new Error(`Refused: ${sent.error.detail}`);
console.log(`The judgment was received: ${sent.response.status}`);

const receipt = await register.GET('/api/v1/convictions/receipts/{receipt}', {
  params: { path: { receipt: sent.data.receipt } },
});
console.log(`It stands as ${receipt.data?.status}, with ${receipt.data?.reasons.length} reasons`);

// What cannot be true is refused, and every field is named.
const wrong: Judgment = { ...judgment, messageId: randomUUID(), conviction: { ...judgment.conviction, judgmentOn: '2021-01-15' } };
const refused = await register.POST('/api/v1/convictions', { body: wrong });
for (const { field, code } of refused.error?.errors ?? []) {
  console.log(`Refused: ${refused.response.status}, ${field}: ${code}`);
}
