alter table sms.message add column line text not null default 'NEUTRAL';
comment on column sms.message.line is 'The line (a name of the enum Line) it is sent from.';
comment on table sms.message is 'Messages to people, stored in the transaction of what they tell of and sent after it.';
