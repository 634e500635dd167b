-- Where records are parted, whoever is parted may be on the register no more: then nothing is ever said of them by their name, and
-- nobody was told of an end.

alter table survivors.offender
    add column end_untold boolean default false not null,
    add constraint offender_end_untold_check check (not end_untold or gone_at is not null);
comment on column survivors.offender.end_untold is 'Whether it was parted from another record, and nobody is told yet that the person is on the register no more. False for everybody else.';
