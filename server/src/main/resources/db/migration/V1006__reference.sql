create schema reference;
comment on schema reference is 'Facts the register rests on: places, courts, stations, the law as it stood on a day, holidays, policy. Loaded by migrate from the files in resources/reference; what two people decided stands beside them.';
grant usage on schema reference to "${application}";

-- Never given twice, even by a transaction that was undone.
create sequence reference.table_change;
comment on sequence reference.table_change is 'Numbers the changes of reference.table_version.';
grant usage on sequence reference.table_change to "${application}";

create table reference.source (
    id text primary key,
    title text not null,
    address text not null,
    published text not null,
    licence_or_note text not null
);
comment on table reference.source is 'Where the facts come from; the source columns of the other tables name these rows, separated by space or semicolon. R means recalled by the compiler and not checked.';
comment on column reference.source.id is 'Short mark of the source.';
comment on column reference.source.title is 'What it is.';
comment on column reference.source.address is 'Where it was read.';
comment on column reference.source.published is 'Its date, as precise as known.';
comment on column reference.source.licence_or_note is 'Licence, attribution, or how far it is used.';
grant select on reference.source to "${application}";

create table reference.province (
    code text primary key,
    p_code text not null,
    name_en text not null,
    name_ur text not null,
    police_force text not null,
    inspector_general_at text not null,
    cnic_first_digit smallint not null,
    source text not null,
    note text not null
);
comment on table reference.province is 'Provinces and territories.';
comment on column reference.province.code is 'ISO 3166-2 code.';
comment on column reference.province.p_code is 'P-code of the administrative coding.';
comment on column reference.province.name_en is 'Name in English.';
comment on column reference.province.name_ur is 'Name in Urdu.';
comment on column reference.province.police_force is 'Its police force.';
comment on column reference.province.inspector_general_at is 'City of the Inspector General''s office.';
comment on column reference.province.cnic_first_digit is 'First digit of the CNICs it issues; older cards may have another.';
comment on column reference.province.source is 'Marks of reference.source.';
comment on column reference.province.note is 'What is uncertain.';
grant select on reference.province to "${application}";

create table reference.district (
    code text primary key,
    p_code text unique,
    name_en text not null unique,
    name_ur text not null,
    province_code text not null references reference.province (code),
    division_en text not null,
    headquarters text not null,
    latitude numeric(7,4) not null,
    longitude numeric(7,4) not null,
    coordinates_source text not null,
    predecessor text,
    predecessor_source text,
    status text not null,
    map_shape text,
    valid_from date,
    valid_to date,
    source text not null,
    note text not null,
    split_from text references reference.district (code) deferrable initially deferred,
    proposal_id uuid references approval.proposal (id),
    recorded_at timestamptz,
    check (valid_to >= valid_from),
    constraint not_of_itself check (split_from <> code),
    constraint split_begins check (proposal_id is null or split_from is not null and valid_from is not null and
        recorded_at is not null)
);
comment on table reference.district is 'Districts. One that is split goes on, with what has not moved; one that has ended keeps its row, with its last day.';
comment on column reference.district.code is 'Key: the English name in small letters, words joined by hyphens. It stays when the name changes.';
comment on column reference.district.p_code is 'P-code of the administrative coding; newer districts have none.';
comment on column reference.district.name_en is 'Name in English.';
comment on column reference.district.name_ur is 'Name in Urdu.';
comment on column reference.district.province_code is 'Its province.';
comment on column reference.district.division_en is 'Revenue division.';
comment on column reference.district.headquarters is 'Headquarters town.';
comment on column reference.district.latitude is 'Degrees north, of the headquarters, WGS 84.';
comment on column reference.district.longitude is 'Degrees east, of the headquarters, WGS 84.';
comment on column reference.district.coordinates_source is 'GeoNames, or recalled to a few kilometres.';
comment on column reference.district.predecessor is 'District it was made from, with the date as precise as known.';
comment on column reference.district.predecessor_source is 'Marks of reference.source for the predecessor.';
comment on column reference.district.status is 'current, or why that is uncertain.';
comment on column reference.district.map_shape is 'Shape of the map; a star: the parent''s stands in.';
comment on column reference.district.valid_from is 'First day it is in force: of a known year or month, its first day; null where not known or beyond memory.';
comment on column reference.district.valid_to is 'Last day it is in force; null while it is.';
comment on column reference.district.source is 'Marks of reference.source.';
comment on column reference.district.note is 'What is uncertain.';
comment on column reference.district.split_from is 'The one district of this table it was made from; null where it is older, or was made from several or from one that is not known by this name.';
comment on column reference.district.proposal_id is 'The proposal by which it was split from another; null where it is as the files have it.';
comment on column reference.district.recorded_at is 'When the split was approved: nobody could choose the district before, whatever its first day. Null where it is as the files have it.';
grant select, insert on reference.district to "${application}";

create table reference.district_alias (
    alias text not null,
    district_code text not null references reference.district (code),
    kind text not null check (kind in ('USUAL', 'AMBIGUOUS')),
    note text not null,
    primary key (alias, district_code)
);
comment on table reference.district_alias is 'Other spellings of districts'' names in both scripts, former names and headquarters. A spelling with several rows can mean several districts.';
comment on column reference.district_alias.alias is 'The spelling, as people write it.';
comment on column reference.district_alias.district_code is 'A district it can mean.';
comment on column reference.district_alias.kind is 'USUAL: a spelling of this district. AMBIGUOUS: a word that may mean this or another place.';
comment on column reference.district_alias.note is 'What else it may mean.';
grant select, insert on reference.district_alias to "${application}";

create table reference.tehsil (
    code text primary key,
    name_en text not null,
    district_code text not null references reference.district (code),
    moved_source text
);
comment on table reference.tehsil is 'Tehsils, talukas and subdivisions.';
comment on column reference.tehsil.code is 'P-code.';
comment on column reference.tehsil.name_en is 'Name in English.';
comment on column reference.tehsil.district_code is 'The district it belongs to, until reference.district_move says otherwise.';
comment on column reference.tehsil.moved_source is 'Marks of reference.source where it was moved to a newer district.';
grant select on reference.tehsil to "${application}";

create table reference.police_region (
    code text primary key,
    province_code text not null references reference.province (code),
    police_force text not null,
    name_en text not null,
    kind text not null,
    head text not null,
    headquarters text not null,
    confidence text not null,
    source text not null,
    note text not null
);
comment on table reference.police_region is 'Police regions, ranges and zones.';
comment on column reference.police_region.code is 'Key: province and name.';
comment on column reference.police_region.province_code is 'Its province.';
comment on column reference.police_region.police_force is 'The force it is part of.';
comment on column reference.police_region.name_en is 'Name in English.';
comment on column reference.police_region.kind is 'region, range, zone or capital city.';
comment on column reference.police_region.head is 'Rank of its head.';
comment on column reference.police_region.headquarters is 'Where its head sits.';
comment on column reference.police_region.confidence is 'How sure the row is.';
comment on column reference.police_region.source is 'Marks of reference.source.';
comment on column reference.police_region.note is 'What is uncertain.';
grant select on reference.police_region to "${application}";

create table reference.police_region_district (
    district_code text primary key references reference.district (code),
    region_code text not null references reference.police_region (code)
);
comment on table reference.police_region_district is 'The police region of each district.';
comment on column reference.police_region_district.district_code is 'The district.';
comment on column reference.police_region_district.region_code is 'Its region.';
grant select, insert on reference.police_region_district to "${application}";

create table reference.court (
    code text primary key,
    name_en text not null,
    name_ur text not null,
    district_code text not null references reference.district (code),
    valid_from date,
    valid_to date,
    confidence text not null,
    source text not null,
    check (valid_to >= valid_from)
);
comment on table reference.court is 'Courts that try the offences of the Act. No official list was found: a Sessions Court is assumed in every district.';
comment on column reference.court.code is 'Key, as feeds may give it.';
comment on column reference.court.name_en is 'Name in English.';
comment on column reference.court.name_ur is 'Name in Urdu.';
comment on column reference.court.district_code is 'The district it sits in, until reference.district_move says otherwise.';
comment on column reference.court.valid_from is 'First day; null where not known.';
comment on column reference.court.valid_to is 'Last day; null while it sits.';
comment on column reference.court.confidence is 'How sure the row is.';
comment on column reference.court.source is 'Where it comes from.';
grant select, insert on reference.court to "${application}";

create table reference.police_station (
    code text primary key,
    name_en text not null,
    name_ur text not null,
    district_code text not null references reference.district (code),
    valid_from date,
    valid_to date,
    confidence text not null,
    source text not null,
    check (valid_to >= valid_from)
);
comment on table reference.police_station is 'Police stations. No official list was found: a city station is assumed in every district.';
comment on column reference.police_station.code is 'Key, as feeds may give it.';
comment on column reference.police_station.name_en is 'Name in English.';
comment on column reference.police_station.name_ur is 'Name in Urdu.';
comment on column reference.police_station.district_code is 'The district it is in, until reference.district_move says otherwise.';
comment on column reference.police_station.valid_from is 'First day; null where not known.';
comment on column reference.police_station.valid_to is 'Last day; null while it exists.';
comment on column reference.police_station.confidence is 'How sure the row is.';
comment on column reference.police_station.source is 'Where it comes from.';
grant select, insert on reference.police_station to "${application}";

create table reference.offence (
    law text not null,
    section text not null,
    title_en text not null,
    title_ur text not null,
    title_ur_reviewed boolean not null,
    schedules text not null check (schedules in ('', 'I', 'II', 'I;II')),
    maximum_text text not null,
    minimum_text text not null,
    fine_text text not null,
    confidence text not null,
    source text not null,
    note text not null,
    primary key (law, section)
);
comment on table reference.offence is 'Sections by which people are convicted, with titles to show. What follows from them is in reference.offence_rule.';
comment on column reference.offence.law is 'PPC, PECA or ATA.';
comment on column reference.offence.section is 'Section, subsections in brackets.';
comment on column reference.offence.title_en is 'Short title in English, the compiler''s wording.';
comment on column reference.offence.title_ur is 'Short title in Urdu, the compiler''s wording.';
comment on column reference.offence.title_ur_reviewed is 'Whether a lawyer has read the Urdu title.';
comment on column reference.offence.schedules is 'Schedules of the Act that name it: I, II, both, or none.';
comment on column reference.offence.maximum_text is 'Maximum punishment in words; reference.offence_rule has it for reckoning.';
comment on column reference.offence.minimum_text is 'Minimum punishment in words.';
comment on column reference.offence.fine_text is 'Fine in words.';
comment on column reference.offence.confidence is 'How sure the row is.';
comment on column reference.offence.source is 'Marks of reference.source.';
comment on column reference.offence.note is 'What is uncertain.';
grant select on reference.offence to "${application}";

create table reference.offence_rule (
    law text not null,
    section text not null,
    schedule text check (schedule in ('I', 'II')),
    connected_only boolean not null,
    narrow boolean not null,
    child_element boolean not null,
    maximum_punishment text not null check (maximum_punishment ~
        '^(DEATH|LIFE|AS_CONNECTED|HALF_CONNECTED|[0-9]{1,2})$'),
    valid_from date not null,
    valid_to date,
    confidence text not null,
    proposal_id uuid references approval.proposal (id),
    unique nulls not distinct (law, section, schedule, valid_from),
    check (valid_to >= valid_from)
);
comment on table reference.offence_rule is 'The law as a table: what a conviction under a section means for the register, and on which days.';
comment on column reference.offence_rule.law is 'PPC, PECA or ATA.';
comment on column reference.offence_rule.section is 'Section; its subsections take the same rows unless they have their own.';
comment on column reference.offence_rule.schedule is 'Schedule of the Act that names it; null for none.';
comment on column reference.offence_rule.connected_only is 'Whether it counts only when connected with a stand-alone offence of the same schedule.';
comment on column reference.offence_rule.narrow is 'Whether section 2(1)(h) of the Act names it.';
comment on column reference.offence_rule.child_element is 'Whether it is by its nature against a child.';
comment on column reference.offence_rule.maximum_punishment is 'DEATH, LIFE, years, or taken from the offence it is connected with, whole or half.';
comment on column reference.offence_rule.valid_from is 'First day in force.';
comment on column reference.offence_rule.valid_to is 'Last day in force; null while it is.';
comment on column reference.offence_rule.confidence is 'How sure the row is.';
comment on column reference.offence_rule.proposal_id is 'The proposal that made this row or gave it its last day; null where it is as the files have it.';
create unique index offence_rule_open on reference.offence_rule (law, section, schedule) nulls not distinct
    where valid_to is null;
grant select, insert on reference.offence_rule to "${application}";
grant update (valid_to, proposal_id) on reference.offence_rule to "${application}";

create table reference.public_holiday (
    day date primary key,
    name_en text not null,
    name_ur text not null,
    confidence text not null,
    proposal_id uuid references approval.proposal (id)
);
comment on table reference.public_holiday is 'Public holidays, which are no working days.';
comment on column reference.public_holiday.day is 'The day.';
comment on column reference.public_holiday.name_en is 'Name in English.';
comment on column reference.public_holiday.name_ur is 'Name in Urdu.';
comment on column reference.public_holiday.confidence is 'fixed date; recalled; or expected: depends on the moon.';
comment on column reference.public_holiday.proposal_id is 'The proposal that added this day; null where it is as the files have it.';
grant select, insert on reference.public_holiday to "${application}";

create table reference.policy_value (
    key text not null,
    value text not null,
    unit text not null,
    valid_from date not null,
    valid_to date,
    version integer not null,
    confidence text not null,
    modelled_on text not null,
    description text not null,
    proposal_id uuid references approval.proposal (id),
    description_ur text default '' not null,
    changed_at timestamptz,
    primary key (key, valid_from),
    check (valid_to >= valid_from)
);
comment on table reference.policy_value is 'Periods, limits and choices where the published law is silent.';
comment on column reference.policy_value.key is 'What is set, for example period.tier-1.';
comment on column reference.policy_value.value is 'A number, or names joined by +.';
comment on column reference.policy_value.unit is 'Of the value: months, days, hours, working days, years, tiers, or empty for names.';
comment on column reference.policy_value.valid_from is 'First day in force.';
comment on column reference.policy_value.valid_to is 'Last day in force; null while it is.';
comment on column reference.policy_value.version is 'Counts the values this key has had, from 1.';
comment on column reference.policy_value.confidence is 'assumed until the authority has set it.';
comment on column reference.policy_value.modelled_on is 'The practice it follows, or none.';
comment on column reference.policy_value.description is 'What it means, in English.';
comment on column reference.policy_value.proposal_id is 'The proposal that made this row or gave it its last day; null where it is as the files have it.';
comment on column reference.policy_value.description_ur is 'What it means, in Urdu; empty where nobody has written it yet.';
comment on column reference.policy_value.changed_at is 'When the row was decided, or given its last day, by the database''s own moment; null as the files have it. The server does not say it.';
-- One row of each is open, whoever writes.
create unique index policy_value_open on reference.policy_value (key) where valid_to is null;
grant select, insert on reference.policy_value to "${application}";
grant update (valid_to, proposal_id) on reference.policy_value to "${application}";

create table reference.table_version (
    table_name text primary key,
    version bigint default nextval('reference.table_change') not null
);
comment on table reference.table_version is 'Changes with the table it names, so that each process reads that table again.';
comment on column reference.table_version.table_name is 'A table of this schema that processes keep in memory.';
comment on column reference.table_version.version is 'Another number after each change.';
grant select on reference.table_version to "${application}";
grant update (version) on reference.table_version to "${application}";

create table reference.district_move (
    tehsil_code text references reference.tehsil (code),
    police_station_code text references reference.police_station (code),
    court_code text references reference.court (code),
    from_day date not null,
    district_code text not null references reference.district (code),
    proposal_id uuid not null references approval.proposal (id),
    constraint one_moves check (num_nonnulls(tehsil_code, police_station_code, court_code) = 1)
);
comment on table reference.district_move is 'From a day on a tehsil, a station or a court belongs to another district. A row has no last day: the next one of the same place ends it, so that each place belongs to one district on every day.';
comment on column reference.district_move.tehsil_code is 'What moves; null where it is a station or court.';
comment on column reference.district_move.police_station_code is 'What moves; null where it is a tehsil or court.';
comment on column reference.district_move.court_code is 'What moves; null where it is a tehsil or station.';
comment on column reference.district_move.from_day is 'First day in the district.';
comment on column reference.district_move.district_code is 'The district it then belongs to.';
comment on column reference.district_move.proposal_id is 'The proposal by which it moves.';
create unique index district_move_tehsil on reference.district_move (tehsil_code, from_day)
    where tehsil_code is not null;
create unique index district_move_station on reference.district_move (police_station_code, from_day)
    where police_station_code is not null;
create unique index district_move_court on reference.district_move (court_code, from_day) where court_code is not null;
grant select, insert on reference.district_move to "${application}";

create view reference.tehsil_belonging as
    select tehsil_code, district_code, from_day,
        lead(from_day) over (partition by tehsil_code order by from_day nulls first) - 1 as until_day
    from (
        select code as tehsil_code, district_code, null::date as from_day from reference.tehsil
        union all
        select tehsil_code, district_code, from_day from reference.district_move where tehsil_code is not null
    ) step;
comment on view reference.tehsil_belonging is 'Which district each tehsil belongs to, with the first day (null: beyond memory) and the last (null: open).';
comment on column reference.tehsil_belonging.tehsil_code is 'The tehsil.';
comment on column reference.tehsil_belonging.district_code is 'The district it belongs to on those days.';
comment on column reference.tehsil_belonging.from_day is 'First day; null where it is beyond memory.';
comment on column reference.tehsil_belonging.until_day is 'Last day; null where no end is known.';
grant select on reference.tehsil_belonging to "${application}";

create function reference.district_on(district text, tehsil text, day date)
    returns text
    language sql
    stable
as $$
    with recursive place (code, depth) as (
        select coalesce(
            (select b.district_code from reference.tehsil_belonging b
                where b.tehsil_code = tehsil and (b.from_day is null or b.from_day <= day)
                    and (b.until_day is null or b.until_day >= day)),
            district), 0
        union all
        select d.split_from, depth + 1 from place join reference.district d on d.code = place.code
        where d.valid_from > day and d.split_from is not null and depth < 20
    )
    select code from place order by depth desc limit 1
$$;
comment on function reference.district_on(district text, tehsil text, day date) is 'The district in which an address lies on a day, from the district and the tehsil (null: not known) recorded with it. Before its first day a district is the one it was split from.';

create function reference.keep_moment()
    returns trigger
    language plpgsql
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

create function reference.as_decided()
    returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    p approval.proposal;
begin
    case tg_table_name
        when 'policy_value' then
            p := approval.approved_now(new.proposal_id, 'policy-value');
            perform approval.refuse_unless(p.payload ->> 'key' = new.key and case tg_op
                when 'INSERT' then p.payload ->> 'value' = new.value and new.valid_from = p.effective_from
                else new.valid_to = p.effective_from - 1 end, 'The value of ' || new.key);
        when 'offence_rule' then
            p := approval.approved_now(new.proposal_id, 'offence-rule');
            perform approval.refuse_unless(p.payload ->> 'section' = new.law || ' ' || new.section
                and p.payload ->> 'schedule' is not distinct from new.schedule and case tg_op
                when 'INSERT' then new.valid_from = p.effective_from and not (p.payload ->> 'ends')::boolean
                    and new.narrow = (p.payload ->> 'narrow')::boolean
                    and new.connected_only = (p.payload ->> 'connectedOnly')::boolean
                    and new.child_element = (p.payload ->> 'childElement')::boolean
                else new.valid_to = p.effective_from - 1 end, 'The rule of ' || new.law || ' ' || new.section);
        when 'public_holiday' then
            p := approval.approved_now(new.proposal_id, 'public-holiday');
            perform approval.refuse_unless((p.payload ->> 'day')::date = new.day, 'The holiday');
        when 'district' then
            p := approval.approved_now(new.proposal_id, 'district-split');
            perform approval.refuse_unless(
                p.payload ->> 'code' = new.code and p.payload ->> 'district' = new.split_from, 'The district');
        when 'district_move' then
            p := approval.approved_now(new.proposal_id, 'district-split');
            perform approval.refuse_unless(
                p.payload ->> 'code' = new.district_code and new.from_day = p.effective_from, 'What moves');
    end case;
    return null;
end
$$;
comment on function reference.as_decided() is 'Looks, when the transaction commits, whether what it wrote is what two people decided in it.';

-- Places that a split brings with it name no proposal of their own: one that makes their district has to be there.
create function reference.with_district()
    returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    perform approval.refuse_unless(exists (
        select from reference.district d where d.code = new.district_code and d.xmin = pg_current_xact_id()::xid),
        'The place');
    return null;
end
$$;
comment on function reference.with_district() is 'A place comes with the district that a split makes in the same transaction.';

create trigger keep_moment before insert or update on reference.policy_value for each row execute function
    reference.keep_moment();

create constraint trigger as_decided after insert or update on reference.policy_value deferrable initially deferred for
    each row when (CURRENT_USER = 'nsor_app'::name) execute function reference.as_decided();

create constraint trigger as_decided after insert or update on reference.offence_rule deferrable initially deferred for
    each row when (CURRENT_USER = 'nsor_app'::name) execute function reference.as_decided();

create constraint trigger as_decided after insert or update on reference.public_holiday deferrable initially deferred
    for each row when (CURRENT_USER = 'nsor_app'::name) execute function reference.as_decided();

create constraint trigger as_decided after insert or update on reference.district deferrable initially deferred for each
    row when (CURRENT_USER = 'nsor_app'::name) execute function reference.as_decided();

create constraint trigger as_decided after insert or update on reference.district_move deferrable initially deferred for
    each row when (CURRENT_USER = 'nsor_app'::name) execute function reference.as_decided();

create constraint trigger with_district after insert on reference.district_alias deferrable initially deferred for each
    row when (CURRENT_USER = 'nsor_app'::name) execute function reference.with_district();

create constraint trigger with_district after insert on reference.police_region_district deferrable initially deferred
    for each row when (CURRENT_USER = 'nsor_app'::name) execute function reference.with_district();

create constraint trigger with_district after insert on reference.court deferrable initially deferred for each row when
    (CURRENT_USER = 'nsor_app'::name) execute function reference.with_district();

create constraint trigger with_district after insert on reference.police_station deferrable initially deferred for each
    row when (CURRENT_USER = 'nsor_app'::name) execute function reference.with_district();

insert into reference.table_version (table_name) values
    ('offence_rule'),
    ('public_holiday'),
    ('place'),
    ('policy_value');
