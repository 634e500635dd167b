-- What the server's role may have forgotten is bounded by the database's own moment and by what the policy has said for a
-- month: whoever has that role's password can ask no sooner than the register would.

create function retention.moment() returns timestamptz language sql stable
    set search_path = pg_catalog
    return now();
comment on function retention.moment() is 'The database''s own moment, by which all that is forgotten is bounded. Tests of other days replace it, as the owner.';
grant execute on function retention.moment() to "${application}";

create function retention.today() returns date language sql stable
    set search_path = pg_catalog
    return (retention.moment() at time zone 'Asia/Karachi')::date;
comment on function retention.today() is 'The day of retention.moment() in Pakistan.';
grant execute on function retention.today() to "${application}";

create or replace function enquiry.forget_ledger(before timestamptz) returns void
language plpgsql
security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
    part text;
    has_old boolean;
    has_others boolean;
    days integer := retention.today() - date '1970-01-01';
    -- Midnight of the first day of the period of 30 days before this one: whose keys are still in use.
    kept_from timestamptz := (date '1970-01-01' + (days / 30 - 1) * 30)::timestamp at time zone 'Asia/Karachi';
begin
    before := least(before, kept_from);
    foreach part in array array['ledger_0', 'ledger_1', 'ledger_2'] loop
        execute format('select exists (select from enquiry.%I where asked_at < $1)', part) into has_old using before;
        if has_old then
            execute format('select exists (select from enquiry.%I where asked_at >= $1)', part) into has_others using before;
            if has_others then
                execute format('delete from enquiry.%I where asked_at < $1', part) using before;
            else
                execute format('truncate enquiry.%I', part);
            end if;
        end if;
    end loop;
end
$$;
comment on function enquiry.forget_ledger is 'Removes what was asked before, and never what this period or the one before has asked by the database''s own day: by emptying the part in which nothing else is. Where a server stood still for two periods a part holds old and new rows, and the old ones are deleted. Waits for no more than two seconds for readers; it is called again.';

create or replace function sms.forget_day(before date) returns boolean
language plpgsql
security definer
set search_path = ''
set lock_timeout = '500ms'
as $$
declare
    divided text;
    day_of text;
    part text;
    first_day date;
    has_others boolean;
begin
    before := least(before, retention.today() - 30);
    foreach divided in array array['exchange', 'sent_part'] loop
        day_of := case divided when 'exchange' then 'key_day' else '(sent_at at time zone ''Asia/Karachi'')::date' end;
        for number in 0..33 loop
            part := divided || '_' || number;
            -- The oldest rows are in front: a part is filled once, and then emptied whole.
            execute format('select %s from sms.%I limit 1', day_of, part) into first_day;
            continue when first_day is null or first_day >= before;
            begin
                -- No day that is kept, nor tomorrow, has one of the last two places after the first day that is kept.
                if mod(mod(number - (before - date '1970-01-01'), 34) + 34, 34) > 31 then
                    has_others := false;
                else
                    execute format('select exists (select from sms.%I where %s >= $1)', part, day_of)
                        into has_others using before;
                end if;
                if has_others then
                    execute format('delete from sms.%I where %s < $1', part, day_of) using before;
                else
                    execute format('truncate sms.%I', part);
                end if;
                return true;
            exception when lock_not_available then
                -- Somebody reads it, a backup perhaps; it is tried again.
                continue;
            end;
        end loop;
    end loop;
    return false;
end
$$;
comment on function sms.forget_day is 'Removes the exchanges and confirmed parts of one day before the given one, and never of the last 30 days by the database''s own day, and tells whether there was one that could be removed: by emptying the part of that day. Where a server stood still for days, old and new rows may be in one part, and the old ones are deleted. Waits for no more than half a second for readers; it is called again.';

-- What makes a record due has to have stood for 30 days by the database's own moment: 30 nights in which every standing is
-- derived anew and compared, and in which two people's decision about a period is seen by others.
alter table registration.standing add column stands_since timestamptz not null default now();
comment on column registration.standing.stands_since is 'Since when first_day, last_day and was_registrable say what they say, by the database''s own moment. The server does not say it.';
update registration.standing set stands_since = least(derived_at, now());

alter table reference.policy_value add column changed_at timestamptz;
comment on column reference.policy_value.changed_at is 'When the row was decided, or given its last day, by the database''s own moment; null as the files have it. The server does not say it.';

create function registration.keep_since() returns trigger language plpgsql
    set search_path = pg_catalog
as $$
begin
    if current_user = '${application}' then
        if tg_op = 'UPDATE' and (new.first_day, new.last_day, new.was_registrable)
                is not distinct from (old.first_day, old.last_day, old.was_registrable) then
            new.stands_since := old.stands_since;
        else
            new.stands_since := retention.moment();
        end if;
    end if;
    return new;
end
$$;
comment on function registration.keep_since() is 'Says since when a standing says what it says.';
create trigger keep_since before insert or update on registration.standing
    for each row execute function registration.keep_since();

create function reference.keep_moment() returns trigger language plpgsql
    set search_path = pg_catalog
as $$
begin
    if current_user = '${application}' then
        new.changed_at := retention.moment();
    end if;
    return new;
end
$$;
comment on function reference.keep_moment() is 'Says when a value of policy was decided.';
create trigger keep_moment before insert or update on reference.policy_value
    for each row execute function reference.keep_moment();

create function retention.years(p_key text, p_day date) returns integer language sql stable
    set search_path = pg_catalog
as $$
    select max(greatest(v.value::int, 1)) from reference.policy_value v
    where v.key = p_key
      and (p_day between v.valid_from and coalesce(v.valid_to, date 'infinity')
           or v.changed_at > retention.moment() - interval '30 days')
$$;
comment on function retention.years is 'For how many years a class is kept: what the policy says, and within 30 days of a change the longest of what it said and says. A shorter period thus begins to count 30 days after it was decided.';
revoke all on function retention.years from public;
grant execute on function retention.years to "${application}";

create or replace function retention.ended(p_day date, p_person uuid default null)
    returns table (person_id uuid, class text, since date, due_on date, policy text)
    language sql stable
    set search_path = pg_catalog
    set timezone = 'Asia/Karachi'
as $$
    select e.person_id, e.class, e.since,
           greatest((e.since + make_interval(years => retention.years(v.key, p_day)))::date, e.stands_since::date + 30),
           v.key || ' ' || v.version
    from (
        select f.person_id, f.class, greatest(f.since, p.registered_at::date) as since, f.stands_since
        from (
            select s.person_id, s.stands_since,
                   case when s.was_registrable then 'SEALED_RECORD' else 'RECORD_WITHOUT_DUTY' end as class,
                   case when s.was_registrable and s.last_day is not null then s.last_day + 1
                        when s.was_registrable then coalesce(
                            (select max(c.changed_at) from registration.standing_change c where c.person_id = s.person_id),
                            s.derived_at)::timestamptz::date
                        else coalesce(
                            (select max(j.recorded_at) from register.journal j where j.person_id = s.person_id),
                            s.derived_at)::date
                   end as since
            from registration.standing s
            where (p_person is null or s.person_id = p_person)
              and (s.first_day is null or s.last_day < p_day)
        ) f join register.person p on p.id = f.person_id
    ) e
    join reference.policy_value v
      on v.key = case e.class when 'SEALED_RECORD' then 'retention.sealed-record' else 'retention.record-without-duty' end
     and p_day between v.valid_from and coalesce(v.valid_to, date 'infinity')
$$;
comment on function retention.ended is 'Records nobody is under a duty by any more: since when, and from which day on they are to be erased, which is never before the standing has said so for 30 days.';

create or replace function retention.forget_disclosures(p_class text) returns integer
    language plpgsql
    security definer
    set search_path = pg_catalog
    set timezone = 'Asia/Karachi'
as $$
declare
    years integer;
    last date;
    over uuid[];
begin
    years := retention.years(
        case p_class when 'CERTIFICATES' then 'retention.certificates' when 'CASE_REQUESTS' then 'retention.case-requests' end,
        current_date);
    if years is null then
        raise exception 'No policy says how long % is kept', p_class;
    end if;
    last := (current_date - make_interval(years => years))::date;
    if p_class = 'CERTIFICATES' then
        over := array(select c.id from disclosure.certificate c
                      where coalesce(c.valid_until, c.asked_at::date) < last and c.asked_at::date < last);
        delete from disclosure.certificate_print p where p.certificate_id = any (over);
        delete from disclosure.certificate c where c.id = any (over);
    else
        -- Whoever asks for a hold has the row; one that is held, or whose vault is not empty yet, stays.
        perform from disclosure.request r where r.ended_at::date < last and r.created_at::date < last for update;
        over := array(select r.id from disclosure.request r
                      where r.ended_at::date < last and r.created_at::date < last
                        and retention.held_until(null, r.id, current_date) is null
                        and not exists (select from disclosure.vault_file f where f.request_id = r.id));
        delete from disclosure.opening o where o.request_id = any (over);
        delete from disclosure.request r where r.id = any (over);
    end if;
    delete from audit.content_key k where k.id = any (over);
    return cardinality(over);
end
$$;
