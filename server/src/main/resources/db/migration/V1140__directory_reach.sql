-- Whom one meets at an entry of the directory, how to get there, and whether the public page has it.

alter table directory.entry_version drop constraint entry_version_kind_check;
alter table directory.entry_version add constraint entry_version_kind_check check (kind in ('CRISIS_CELL', 'HELPLINE',
    'LEGAL_AID', 'SUPPORT_ADVISER', 'PSYCHOLOGIST', 'SHELTER', 'POLICE_UNIT', 'SPECIAL_COURT', 'GBV_COURT',
    'SPECIAL_PROSECUTOR', 'SSOIU'));

alter table directory.entry_version
    add column languages text[] not null default '{}',
    add column women text check (women in ('ALWAYS', 'AT_TIMES', 'NO')),
    add column way_en text not null default '',
    add column way_ur text not null default '',
    add column published boolean not null default false,
    add check (languages <@ array['URDU', 'ENGLISH', 'PUNJABI', 'SINDHI', 'PASHTO', 'BALOCHI', 'SARAIKI', 'BRAHUI',
        'HINDKO']),
    add check (not published or status in ('OPEN', 'CLOSED') and name_ur <> ''),
    -- Whoever looks for somebody who has fled would look here.
    add check (kind <> 'SHELTER' or place_en = '' and place_ur = '' and way_en = '' and way_ur = '');

comment on column directory.entry_version.languages is 'Names of the enum StaffLanguage: what is spoken there; empty where it is not known.';
comment on column directory.entry_version.women is 'A name of the enum WomenOnStaff; null where it is not known.';
comment on column directory.entry_version.way_en is 'How to get there, in English; empty where it is not known, and always for a shelter.';
comment on column directory.entry_version.way_ur is 'How to get there, in Urdu.';
comment on column directory.entry_version.published is 'Whether the public page lists it while it is open.';
