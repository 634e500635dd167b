-- Records of one person that two people have joined. Each keeps its own row, key, journal and trail. What is plain and
-- belongs to the person (names, CNICs, addresses, and by conviction.move_facts what courts and prisons reported) moves to the
-- leading record, with a note of each row, so that all of it can go back.

create table register.merged_record (
    id uuid primary key,
    part_id uuid not null references register.person (id),
    leading_id uuid not null references register.person (id),
    root_id uuid not null references register.person (id),
    proposal_id uuid not null unique,
    merged_at timestamptz not null,
    merged_by uuid not null,
    transaction xid8 not null default pg_current_xact_id(),
    ended_at timestamptz,
    ended_by uuid,
    end_proposal_id uuid unique,
    end_transaction xid8,
    check (part_id <> leading_id),
    check (num_nonnulls(ended_at, ended_by, end_proposal_id, end_transaction) in (0, 4))
);
comment on table register.merged_record is 'Records that are joined with an older one of the same person, and those that were parted again.';
comment on column register.merged_record.id is 'Opaque.';
comment on column register.merged_record.part_id is 'The record that was made later.';
comment on column register.merged_record.leading_id is 'The record it was joined with.';
comment on column register.merged_record.root_id is 'The record that leads now, where leading_id was itself joined with another later.';
comment on column register.merged_record.proposal_id is 'The decision by two.';
comment on column register.merged_record.merged_at is 'When.';
comment on column register.merged_record.merged_by is 'Who approved.';
comment on column register.merged_record.transaction is 'In which transaction: rows move in that one and no other.';
comment on column register.merged_record.ended_at is 'When they were parted again; null while they are joined.';
comment on column register.merged_record.ended_by is 'Who approved that.';
comment on column register.merged_record.end_proposal_id is 'The decision by two.';
comment on column register.merged_record.end_transaction is 'In which transaction.';
create unique index merged_record_part on register.merged_record (part_id) where ended_at is null;
create index merged_record_leading on register.merged_record (leading_id) where ended_at is null;
create index merged_record_root on register.merged_record (root_id) where ended_at is null;
grant select, insert on register.merged_record to "${application}";
grant update (ended_at, ended_by, end_proposal_id, end_transaction) on register.merged_record to "${application}";

create table register.merged_row (
    merge_id uuid not null references register.merged_record (id),
    kind text not null check (kind in ('ADDRESS', 'ADDRESS_ENDED', 'ALIAS', 'ALIAS_ADDED', 'CNIC', 'CONVICTION',
        'CUSTODY_PERIOD', 'DEATH', 'FORMER_NAME', 'SET_ASIDE')),
    row_id text not null,
    primary key (merge_id, kind, row_id)
);
comment on table register.merged_row is 'What moved with a merge, row by row, so that it can go back.';
comment on column register.merged_row.merge_id is 'With which.';
comment on column register.merged_row.kind is 'What it is; ADDRESS_ENDED: an address whose period ends before a later one since; ALIAS_ADDED: the joined record''s name, now an alias of the leading one; SET_ASIDE: a fact that stands on both, withdrawn on the joined record.';
comment on column register.merged_row.row_id is 'Which row; of a fact that is set aside, its kind and identifier.';
grant select, insert on register.merged_row to "${application}";

create view register.merged_view as
select id, part_id, leading_id, root_id, xmin::text as version from register.merged_record where ended_at is null;
comment on view register.merged_view is 'Published: which records are joined with which.';
comment on column register.merged_view.id is 'Names the merge.';
comment on column register.merged_view.version is 'Another value after each change of the row.';
comment on column register.merged_view.part_id is 'The record that was made later.';
comment on column register.merged_view.leading_id is 'The record it was joined with.';
comment on column register.merged_view.root_id is 'The record that leads now.';
grant select on register.merged_view to "${application}";

-- A joined record has no names of its own: the person is found under the leading record.
create or replace view register.name_view as
select p.id as person_id, 'CURRENT' as kind, 0::bigint as of_row, p.name_latin, p.name_urdu, p.father_latin, p.father_urdu,
    null::date as until_day
from register.person p
where not exists (select from register.merged_record m where m.part_id = p.id and m.ended_at is null)
union all
select p.id, 'ALIAS', a.id, case when a.corrected_by is null then a.name_latin end,
    case when a.corrected_by is null then a.name_urdu end, p.father_latin, p.father_urdu, null
from register.person_alias a join register.person p on p.id = a.person_id
where not exists (select from register.merged_record m where m.part_id = p.id and m.ended_at is null)
union all
select p.id, 'FORMER', f.id, f.name_latin, f.name_urdu, p.father_latin, p.father_urdu, f.until_day
from register.former_name f join register.person p on p.id = f.person_id
where not f.is_mistaken
    and not exists (select from register.merged_record m where m.part_id = p.id and m.ended_at is null)
union all
select c.person_id, 'CORRECTED', c.number, c.before -> 'name' ->> 'latin', c.before -> 'name' ->> 'urdu',
    c.before -> 'fatherName' ->> 'latin', c.before -> 'fatherName' ->> 'urdu',
    (c.corrected_at at time zone 'Asia/Karachi')::date
from register.identity_correction c
where c.version is not null and (c.before -> 'name' <> c.after -> 'name' or c.before -> 'fatherName' <> c.after -> 'fatherName')
    and not exists (select from register.merged_record m where m.part_id = c.person_id and m.ended_at is null);

create function register.join_rows(p_merge uuid)
    returns void
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    m register.merged_record;
    latest register.address;
    one register.address;
begin
    select * into strict m from register.merged_record where id = p_merge and transaction = pg_current_xact_id() and ended_at is null;
    update register.merged_record set root_id = m.root_id where root_id = m.part_id and ended_at is null;
    with moved as (
        update register.person_cnic set person_id = m.leading_id where person_id = m.part_id and status <> 'WITHDRAWN' returning id)
    insert into register.merged_row select p_merge, 'CNIC', id::text from moved;
    with moved as (
        update register.person_alias set person_id = m.leading_id where person_id = m.part_id and corrected_by is null returning id)
    insert into register.merged_row select p_merge, 'ALIAS', id::text from moved;
    with moved as (
        update register.former_name set person_id = m.leading_id where person_id = m.part_id returning id)
    insert into register.merged_row select p_merge, 'FORMER_NAME', id::text from moved;
    with added as (
        insert into register.person_alias (person_id, name_latin, name_urdu)
        select m.leading_id, p.name_latin, p.name_urdu from register.person p
        where p.id = m.part_id
          and not exists (select from register.person q where q.id = m.leading_id
              and q.name_latin is not distinct from p.name_latin and q.name_urdu is not distinct from p.name_urdu)
          and not exists (select from register.person_alias a where a.person_id = m.leading_id and a.corrected_by is null
              and a.name_latin is not distinct from p.name_latin and a.name_urdu is not distinct from p.name_urdu)
        returning id)
    insert into register.merged_row select p_merge, 'ALIAS_ADDED', id::text from added;
    with moved as (
        update register.address a set person_id = m.leading_id
        where a.person_id = m.part_id and a.withdrawn_at is null
          and not exists (select from register.address k
              where k.person_id = m.leading_id and k.withdrawn_at is null
                and (k.line, k.district_code, k.from_day) = (a.line, a.district_code, a.from_day))
        returning id)
    insert into register.merged_row select p_merge, 'ADDRESS', id::text from moved;
    -- Somebody lives in one place: of two addresses that are open, the later one counts, and the other ends before it.
    select * into latest from register.address
    where person_id = m.leading_id and withdrawn_at is null and until_day is null order by from_day desc, id desc limit 1;
    for one in select * from register.address
        where person_id = m.leading_id and withdrawn_at is null and until_day is null and id <> latest.id
    loop
        update register.address set until_day = greatest(one.from_day, latest.from_day - 1) where id = one.id;
        insert into register.merged_row values (p_merge, 'ADDRESS_ENDED', one.id::text);
    end loop;
end
$$;
comment on function register.join_rows(p_merge uuid) is 'Moves names, CNICs and addresses to the leading record, in the transaction of the merge alone.';
revoke all on function register.join_rows(p_merge uuid) from public;
grant execute on function register.join_rows(p_merge uuid) to "${application}";

create function register.part_rows(p_merge uuid, p_cnics bigint[], p_addresses bigint[])
    returns void
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    m register.merged_record;
begin
    select * into strict m from register.merged_record where id = p_merge and end_transaction = pg_current_xact_id();
    if m.root_id <> m.leading_id then
        raise exception 'The leading record was itself joined with another later';
    end if;
    with recursive under as (
        select m.part_id as id
        union
        select r.part_id from register.merged_record r join under on r.leading_id = under.id where r.ended_at is null)
    update register.merged_record set root_id = m.part_id
    where ended_at is null and part_id in (select id from under);
    update register.person_cnic set person_id = m.part_id
    where person_id = m.leading_id
      and (id = any (p_cnics) or id::text in (select row_id from register.merged_row where merge_id = p_merge and kind = 'CNIC'));
    update register.person_alias set person_id = m.part_id
    where person_id = m.leading_id
      and id::text in (select row_id from register.merged_row where merge_id = p_merge and kind = 'ALIAS');
    update register.former_name set person_id = m.part_id
    where person_id = m.leading_id
      and id::text in (select row_id from register.merged_row where merge_id = p_merge and kind = 'FORMER_NAME');
    delete from register.person_alias
    where person_id = m.leading_id and corrected_by is null
      and id::text in (select row_id from register.merged_row where merge_id = p_merge and kind = 'ALIAS_ADDED');
    update register.address set person_id = m.part_id
    where person_id = m.leading_id
      and (id = any (p_addresses) or id::text in (select row_id from register.merged_row where merge_id = p_merge and kind = 'ADDRESS'));
    update register.address a set until_day = null
    where a.id::text in (select row_id from register.merged_row where merge_id = p_merge and kind = 'ADDRESS_ENDED')
      and a.withdrawn_at is null
      and not exists (select from register.address o
          where o.person_id = a.person_id and o.id <> a.id and o.withdrawn_at is null and o.from_day > a.from_day);
end
$$;
comment on function register.part_rows(p_merge uuid, p_cnics bigint[], p_addresses bigint[]) is 'Gives the joined record its names, CNICs and addresses back, and those that came since and are said to be its own, in the transaction that parts them alone.';
revoke all on function register.part_rows(p_merge uuid, p_cnics bigint[], p_addresses bigint[]) from public;
grant execute on function register.part_rows(p_merge uuid, p_cnics bigint[], p_addresses bigint[]) to "${application}";

insert into retention.kept (table_name, class, position, of_person, person_of, change) values
    ('register.merged_row', 'SEALED_RECORD', 655,
        't.merge_id in (select m.id from register.merged_record m where $1 in (m.part_id, m.leading_id, m.root_id))',
        '(select m.leading_id from register.merged_record m where m.id = t.merge_id)',
        null),
    ('register.merged_record', 'SEALED_RECORD', 656,
        '$1 in (t.part_id, t.leading_id, t.root_id)',
        't.leading_id',
        null);

-- Lines of the timeline about it.

alter table register.journal drop constraint journal_kind_check;
alter table register.journal add constraint journal_kind_check check (kind in (
        'ADDRESS_RECORDED', 'ADDRESS_WITHDRAWN', 'ANNOUNCEMENT_ESCALATED', 'APPEAL_DISMISSED', 'APPEAL_FILED',
        'APPEARED', 'BORDER_CROSSED', 'BREACH_ALLEGED', 'BREACH_DECIDED', 'BREACH_ESCALATED', 'BREACH_WITHDRAWN',
        'CIRCUMSTANCE_CORRECTED', 'CIRCUMSTANCE_ENDED', 'CIRCUMSTANCE_RECORDED', 'CIRCUMSTANCE_WITHDRAWN',
        'CLEMENCY_RECORDED', 'CNIC_ENTERED', 'CNIC_WITHDRAWN', 'CONTACT_MADE', 'CONVICTION_QUASHED',
        'CONVICTION_RECORDED', 'CUSTODY_RECORDED', 'DEATH_ESTABLISHED', 'DEATH_RECORDED', 'DISTRICT_CHANGED',
        'DUTIES_EXPLAINED', 'DUTY_ANSWERED', 'DUTY_MOVED', 'DUTY_OPENED', 'DUTY_RESTORED', 'DUTY_WITHDRAWN',
        'FACT_CORRECTED', 'FACT_WITHDRAWN', 'FINGERPRINTS_TAKEN', 'FINGERPRINT_WITHDRAWN', 'IDENTITY_CONFIRMED',
        'IDENTITY_CORRECTED', 'IDENTITY_EXAMINED', 'INTELLIGENCE_NOTED', 'MESSAGE_SENT', 'NAME_CHANGED',
        'NOTICE_ANNOUNCED', 'NOTICE_DECIDED', 'NOTICE_TAKEN', 'OBSERVATION_AGREES', 'PHONE_TAKEN', 'PHONE_VERIFIED',
        'PHONE_WITHDRAWN', 'PHOTOGRAPH_ADDED', 'PHOTOGRAPH_WITHDRAWN', 'REGISTERED', 'RELEASE_CALLED_OFF',
        'RECORDS_MERGED', 'RECORDS_PARTED', 'RELEASE_PLANNED', 'REMOVAL_DECIDED', 'RESIDENCE_LOST', 'RISK_ASSESSED', 'SENTENCE_RECORDED',
        'STANDING_CHANGED', 'STATION_ASSIGNED', 'STATION_RELIEVED', 'TEHSIL_ASSIGNED', 'TRANSFER_ACCEPTED',
        'TRANSFER_OFFERED', 'TRANSFER_RETURNED', 'TRANSFER_WITHDRAWN', 'TRAVEL_TASK_CLOSED', 'TRAVEL_TASK_ESCALATED',
        'TRAVEL_TASK_OPENED', 'VISIT_CALLED_OFF', 'VISIT_FAILED', 'VISIT_MADE', 'VISIT_PLANNED', 'WHEREABOUTS_KNOWN',
        'WHEREABOUTS_UNKNOWN'));
