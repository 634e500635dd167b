-- A run is lost where the session with its lock ends while its process lives. Whoever takes it over raises its epoch, so that
-- the process that lost it can store no more answers under it, nor finish it.
alter table sms.run add column epoch integer not null default 0;
alter table sms.run add column left_at timestamptz;
alter table sms.run add column numbers_from bigint;
comment on table sms.run is 'One life of a gateway process, or what follows after it has lost its run. While it lives it shares an advisory lock on its id, and so does each commit of its answers; whoever gets that lock for itself alone, and finds the run not finished, sends the answers it left.';
comment on column sms.run.epoch is 'How often it was taken over. Answers are stored under it in epoch 0 only, and whoever sends those it left knows the epoch in which it took it over.';
comment on column sms.run.left_at is 'When its process said that it sends nothing more under it; null while it may, and where it died. Where it is set nobody waits before sending what is left.';
comment on column sms.run.numbers_from is 'First number of the block that it took last for its exchanges.';

-- Blocks are taken in a transaction of their own, one for so many that the commit does not count.
alter table sms.exchange alter column id set increment by 100000;
comment on column sms.exchange.id is 'Identifier, from a block of 100000 that a run takes from the sequence in a transaction of its own, so that a crash gives none twice; only roughly in order.';

alter table sms.settled add column run_id bigint;
comment on column sms.settled.run_id is 'The run whose exchanges the range is of; null in marks from before there was this column.';

create function sms.hold_run(run bigint) returns boolean
language plpgsql
set search_path = ''
as $$
begin
    -- Waits for nobody: whoever has it alone has taken the run over.
    if not pg_try_advisory_xact_lock_shared((1397576448::bigint << 32) + run) then
        return false;
    end if;
    -- Read after the lock is there, by a snapshot of its own.
    return exists (select from sms.run r where r.id = run and r.epoch = 0 and r.finished_at is null);
end
$$;
comment on function sms.hold_run is 'Whether answers may be stored under a run, which nobody then takes over before the transaction has ended, however it ends, and be its process gone. The number of the lock has "SMS" and a zero byte before the run''s.';
revoke execute on function sms.hold_run from public;
grant execute on function sms.hold_run to "${application}";
