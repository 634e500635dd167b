create schema release;
comment on schema release is 'What each channel may release.';
grant usage on schema release to "${application}";

create table release.policy (
    channel text not null check (channel in ('SMS_CNIC')),
    version integer not null check (version > 0),
    open boolean not null,
    decided_at timestamptz not null default now(),
    decided_by uuid,
    reason text not null,
    primary key (channel, version)
);
comment on table release.policy is 'Versions of the release policy of each channel; the highest is in force. Only ever added to.';
comment on column release.policy.channel is 'SMS_CNIC: the public''s question about a CNIC.';
comment on column release.policy.version is 'From 1, without gaps.';
comment on column release.policy.open is 'Whether the channel answers.';
comment on column release.policy.decided_at is 'When it was decided.';
comment on column release.policy.decided_by is 'The account; null for the first version.';
comment on column release.policy.reason is 'Why.';
insert into release.policy (channel, version, open, reason)
    values ('SMS_CNIC', 1, true, 'The Act, s.24(2), as the register starts');

grant select on release.policy to "${application}";
