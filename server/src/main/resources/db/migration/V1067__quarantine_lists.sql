create index message_decided on intake.message (decided_at) where decided_by is not null;
