create schema reference;
comment on schema reference is 'Facts the register rests on: places, courts, stations, the law as it stood on a day, holidays, policy. Loaded by migrate from the files in resources/reference; the application reads.';
grant usage on schema reference to "${application}";

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

create table reference.district (
    code text primary key,
    p_code text unique,
    name_en text not null unique,
    name_ur text not null,
    province_code text not null references reference.province,
    division_en text not null,
    headquarters text not null,
    latitude numeric(7, 4) not null,
    longitude numeric(7, 4) not null,
    coordinates_source text not null,
    predecessor text,
    predecessor_source text,
    status text not null,
    map_shape text,
    valid_from date,
    valid_to date,
    source text not null,
    note text not null,
    check (valid_to >= valid_from)
);
comment on table reference.district is 'Districts. One that is split stays, its days of validity closed, and its parts follow.';
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

create table reference.district_alias (
    alias text not null,
    district_code text not null references reference.district,
    kind text not null check (kind in ('USUAL', 'AMBIGUOUS')),
    note text not null,
    primary key (alias, district_code)
);
comment on table reference.district_alias is 'Other spellings of districts'' names in both scripts, former names and headquarters. A spelling with several rows can mean several districts.';
comment on column reference.district_alias.alias is 'The spelling, as people write it.';
comment on column reference.district_alias.district_code is 'A district it can mean.';
comment on column reference.district_alias.kind is 'USUAL: a spelling of this district. AMBIGUOUS: a word that may mean this or another place.';
comment on column reference.district_alias.note is 'What else it may mean.';

create table reference.tehsil (
    code text primary key,
    name_en text not null,
    district_code text not null references reference.district,
    moved_source text
);
comment on table reference.tehsil is 'Tehsils, talukas and subdivisions.';
comment on column reference.tehsil.code is 'P-code.';
comment on column reference.tehsil.name_en is 'Name in English.';
comment on column reference.tehsil.district_code is 'The district it belongs to now.';
comment on column reference.tehsil.moved_source is 'Marks of reference.source where it was moved to a newer district.';

create table reference.police_region (
    code text primary key,
    province_code text not null references reference.province,
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

create table reference.police_region_district (
    district_code text primary key references reference.district,
    region_code text not null references reference.police_region
);
comment on table reference.police_region_district is 'The police region of each district.';
comment on column reference.police_region_district.district_code is 'The district.';
comment on column reference.police_region_district.region_code is 'Its region.';

create table reference.court (
    code text primary key,
    name_en text not null,
    name_ur text not null,
    district_code text not null references reference.district,
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
comment on column reference.court.district_code is 'The district it sits in.';
comment on column reference.court.valid_from is 'First day; null where not known.';
comment on column reference.court.valid_to is 'Last day; null while it sits.';
comment on column reference.court.confidence is 'How sure the row is.';
comment on column reference.court.source is 'Where it comes from.';

create table reference.police_station (
    code text primary key,
    name_en text not null,
    name_ur text not null,
    district_code text not null references reference.district,
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
comment on column reference.police_station.district_code is 'The district it is in.';
comment on column reference.police_station.valid_from is 'First day; null where not known.';
comment on column reference.police_station.valid_to is 'Last day; null while it exists.';
comment on column reference.police_station.confidence is 'How sure the row is.';
comment on column reference.police_station.source is 'Where it comes from.';

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

create table reference.offence_rule (
    law text not null,
    section text not null,
    schedule text check (schedule in ('I', 'II')),
    connected_only boolean not null,
    narrow boolean not null,
    child_element boolean not null,
    maximum_punishment text not null
        check (maximum_punishment ~ '^(DEATH|LIFE|AS_CONNECTED|HALF_CONNECTED|[0-9]{1,2})$'),
    valid_from date not null,
    valid_to date,
    confidence text not null,
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

create table reference.public_holiday (
    day date primary key,
    name_en text not null,
    name_ur text not null,
    confidence text not null
);
comment on table reference.public_holiday is 'Public holidays, which are no working days.';
comment on column reference.public_holiday.day is 'The day.';
comment on column reference.public_holiday.name_en is 'Name in English.';
comment on column reference.public_holiday.name_ur is 'Name in Urdu.';
comment on column reference.public_holiday.confidence is 'fixed date; recalled; or expected: depends on the moon.';

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

grant select on all tables in schema reference to "${application}";
