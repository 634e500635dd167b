// A court's system, with the client that @hey-api/openapi-ts makes.
import { randomUUID } from 'node:crypto';
import { client } from './generated/register/client.gen.js';
import { getCodes, getConvictionsReceipt, postConvictions, type ConvictionMessage } from './generated/register/index.js';
import { environment, newToken } from './token.js';

const token = await newToken();
client.setConfig({ baseUrl: environment('REGISTER'), auth: token });

const codes = await getCodes({ path: { list: 'courts' }, query: { named: 'Sessions Court (Special Court), Lahore' } });
const court = codes.data?.codes[0]?.code;
if (!court) throw new Error(`No court: ${codes.error?.detail}`);
console.log(`The court is ${court}`);

const judgment: ConvictionMessage = {
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
const sent = await postConvictions({ body: judgment });
if (!sent.data) throw new Error(`Refused: ${sent.error.detail}`);
console.log(`The judgment was received: ${sent.response.status}`);

const receipt = await getConvictionsReceipt({ path: { receipt: sent.data.receipt } });
console.log(`It stands as ${receipt.data?.status}, with ${receipt.data?.reasons.length} reasons`);

// What cannot be true is refused, and every field is named.
const wrong: ConvictionMessage = { ...judgment, messageId: randomUUID(), conviction: { ...judgment.conviction, judgmentOn: '2021-01-15' } };
const refused = await postConvictions({ body: wrong });
for (const { field, code } of refused.error?.errors ?? []) {
  console.log(`Refused: ${refused.response?.status}, ${field}: ${code}`);
}
