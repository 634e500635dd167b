comment on column sms.delivery.exchange_id is 'Which answer.';
comment on column sms.delivery.part is 'Which part of it, from 1.';
comment on column sms.delivery.state is 'What the receipt says.';
comment on column sms.delivery.received_at is 'When the receipt came.';
