alter table retention.run
    add column last_erased bigint not null default 0 check (last_erased >= 0),
    add column last_erased_at timestamptz;
comment on table retention.run is 'When each class of data was last gone through, whichever module does it.';
comment on column retention.run.last_erased is 'How many went when something last went.';
comment on column retention.run.last_erased_at is 'When that was; null where nothing has gone yet.';
update retention.run set last_erased = erased, last_erased_at = ran_at where erased > 0;
