-- Awareness campaigns to followers of areas, and how often their districts are named in questions.
create table outreach.campaign (
    id uuid primary key,
    serial bigint generated always as identity unique,
    title text not null check (length(title) between 1 and 100),
    english text,
    roman_urdu text,
    urdu text,
    begins_on date not null,
    ends_on date not null check (ends_on >= begins_on),
    most_parts integer not null check (most_parts > 0),
    rests_on uuid not null unique,
    decided_at timestamptz not null,
    state text not null check (state in ('PLANNED', 'SENDING', 'ENDED')),
    end_cause text check (end_cause in ('ALL_TOLD', 'BUDGET', 'PERIOD', 'STOPPED')),
    ended_at timestamptz,
    stopped_because text,
    listed_to bytea not null default '\x'::bytea,
    is_listed boolean not null default false,
    recipients integer not null default 0 check (recipients >= 0),
    handed integer not null default 0 check (handed >= 0),
    parts integer not null default 0 check (parts >= 0),
    delivered integer,
    failed integer,
    check (coalesce(english, roman_urdu, urdu) is not null),
    check ((state = 'ENDED') = (end_cause is not null) and (state = 'ENDED') = (ended_at is not null))
);
comment on table outreach.campaign is 'Awareness campaigns as they were approved, and how far they came. Whom they reached is not kept.';
comment on column outreach.campaign.id is 'Identifier.';
comment on column outreach.campaign.serial is 'Its number, as people say it.';
comment on column outreach.campaign.title is 'What it is called inside the register.';
comment on column outreach.campaign.english is 'The text in English, without the line that says how to stop; null where English followers get none.';
comment on column outreach.campaign.roman_urdu is 'As english, in Urdu in Latin letters.';
comment on column outreach.campaign.urdu is 'As english, in Urdu.';
comment on column outreach.campaign.begins_on is 'The first day on which it is sent.';
comment on column outreach.campaign.ends_on is 'The last day on which it is sent.';
comment on column outreach.campaign.most_parts is 'The budget: so many parts of SMS may be sent.';
comment on column outreach.campaign.rests_on is 'The proposal that was approved.';
comment on column outreach.campaign.decided_at is 'When it was approved, and the districts were drawn.';
comment on column outreach.campaign.state is 'A name of the enum Campaign.State.';
comment on column outreach.campaign.end_cause is 'A name of the enum Campaign.EndCause.';
comment on column outreach.campaign.ended_at is 'When it ended.';
comment on column outreach.campaign.stopped_because is 'The reason of whoever stopped it.';
comment on column outreach.campaign.listed_to is 'The follower_hash up to which followers are on the list of whom to tell.';
comment on column outreach.campaign.is_listed is 'Whether all are on it.';
comment on column outreach.campaign.recipients is 'How many followers are to be told.';
comment on column outreach.campaign.handed is 'How many messages were given to the gateway.';
comment on column outreach.campaign.parts is 'How many parts these are.';
comment on column outreach.campaign.delivered is 'How many telephones had it, as far as was known when the list was removed.';
comment on column outreach.campaign.failed is 'How many were refused or ran out of time.';
grant select, insert, update on outreach.campaign to "${application}";

create table outreach.campaign_district (
    campaign uuid not null references outreach.campaign,
    district text not null,
    is_told boolean not null,
    primary key (campaign, district)
);
comment on table outreach.campaign_district is 'The districts of a campaign, and on which side the lot put each.';
comment on column outreach.campaign_district.campaign is 'Which one.';
comment on column outreach.campaign_district.district is 'The district''s key.';
comment on column outreach.campaign_district.is_told is 'True: its followers are told. False: it is compared with those that are.';
grant select, insert on outreach.campaign_district to "${application}";

create table outreach.campaign_recipient (
    id uuid primary key,
    campaign uuid not null references outreach.campaign,
    subscription uuid not null references outreach.subscription on delete cascade,
    language text not null check (language in ('ENGLISH', 'URDU', 'ROMAN_URDU')),
    handed_at timestamptz
);
comment on table outreach.campaign_recipient is 'Who is still to be told, once for each telephone. STOP removes the row with the subscription; all are removed the day after a campaign''s end.';
comment on column outreach.campaign_recipient.id is 'Names the message too, so that it is sent once.';
comment on column outreach.campaign_recipient.campaign is 'Which one.';
comment on column outreach.campaign_recipient.subscription is 'Whose number it goes to.';
comment on column outreach.campaign_recipient.language is 'In which of the texts: a name of the enum TextLanguage.';
comment on column outreach.campaign_recipient.handed_at is 'When it was given to the gateway; null while it waits.';
create index campaign_recipient_waiting on outreach.campaign_recipient (campaign, id) where handed_at is null;
create index campaign_recipient_subscription on outreach.campaign_recipient (subscription);
create index campaign_recipient_campaign on outreach.campaign_recipient (campaign);
grant select, insert, update, delete on outreach.campaign_recipient to "${application}";

create table outreach.district_questions (
    week date not null check (extract(isodow from week) = 1),
    district text not null,
    topic text not null check (topic in ('AREA', 'HELP')),
    asked integer not null check (asked > 0),
    primary key (week, district, topic)
);
comment on table outreach.district_questions is 'How often texts of a week named a district, without who sent them. For the effect of campaigns; shown as sums of three districts or more.';
comment on column outreach.district_questions.week is 'Its Monday.';
comment on column outreach.district_questions.district is 'The district''s key.';
comment on column outreach.district_questions.topic is 'AREA or HELP.';
comment on column outreach.district_questions.asked is 'How many texts.';
grant select, insert, update, delete on outreach.district_questions to "${application}";

insert into retention.kept (table_name, class, position, of_person, person_of, change) values
    ('outreach.campaign', 'PUBLIC', null, null, null, null),
    ('outreach.campaign_district', 'PUBLIC', null, null, null, null),
    ('outreach.campaign_recipient', 'FOLLOWERS', null, null, null, null),
    ('outreach.district_questions', 'FOLLOWERS', null, null, null, null);
