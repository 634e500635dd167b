-- An appeal that a system reports may be anybody's: it is said on the task about an acquittal by settlement and does not close it.
update justice.settlement set ending = null, closed_on = null where ending = 'APPEAL_REPORTED';
alter table justice.settlement drop constraint settlement_ending_check;
alter table justice.settlement add constraint settlement_ending_check check (ending in ('APPEAL_FILED', 'CORRECTED',
    'NO_APPEAL'));
comment on column justice.settlement.appeal_on is 'Day of the appeal; while the task is open, of the one that a court or the prosecution reports, whoever filed it; null where there is none.';
comment on column justice.settlement.closed_by is 'The account; null where a system corrected what it had said, or while it is open.';
