// An SMSC that is not ours. Prints one line of JSON for each event; reads commands, one line of JSON each.
'use strict';

const readline = require('node:readline');
const smpp = require('smpp');

const sessions = [];
let lastMessageId = 0;
// Misbehaviour: acknowledgements that come late, and how many of the next do not come at all.
let slowMillis = 0;
let missing = 0;

function print(event) {
  process.stdout.write(JSON.stringify(event) + '\n');
}

const server = smpp.createServer((session) => {
  session.on('error', (failure) => print({ event: 'error', text: String(failure) }));
  session.on('bind_transceiver', (pdu) => {
    if (pdu.password !== 'secret') {
      session.send(pdu.response({ command_status: smpp.ESME_RINVPASWD }));
      return;
    }
    session.send(pdu.response({ system_id: 'node' }));
    sessions.push(session);
    print({ event: 'bound', systemId: pdu.system_id });
  });
  session.on('submit_sm', (pdu) => {
    const id = String(++lastMessageId).padStart(10, '0');
    const respond = () => session.send(pdu.response({ message_id: id }));
    if (missing > 0) {
      missing--;
    } else if (slowMillis > 0) {
      setTimeout(respond, slowMillis);
    } else {
      respond();
    }
    const udh = pdu.short_message.udh;
    print({
      event: 'submit_sm',
      source: pdu.source_addr,
      destination: pdu.destination_addr,
      dataCoding: pdu.data_coding,
      text: pdu.short_message.message,
      udh: udh ? Buffer.concat(Array.isArray(udh) ? udh : [udh]).toString('hex') : null,
    });
  });
  session.on('enquire_link', (pdu) => session.send(pdu.response()));
  session.on('unbind', (pdu) => {
    session.send(pdu.response());
    session.close();
    print({ event: 'unbound' });
  });
  session.on('close', () => {
    const place = sessions.indexOf(session);
    if (place >= 0) {
      sessions.splice(place, 1);
    }
  });
});

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const question = JSON.parse(line);
  switch (question.misbehave) {
    case 'slow':
      slowMillis = question.millis;
      return;
    case 'missing':
      missing = question.count;
      return;
    case 'garbage':
      sessions[0].socket.write(Buffer.from(question.hex, 'hex'));
      return;
    case 'unbind':
      sessions[0].unbind(() => {});
      return;
  }
  sessions[0].deliver_sm(question, (response) => {
    print({ event: 'deliver_sm_resp', status: response.command_status });
  });
}).on('close', () => process.exit(0));

server.listen(0, '127.0.0.1', () => print({ event: 'listening', port: server.address().port }));
