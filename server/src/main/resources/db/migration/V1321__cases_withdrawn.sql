-- A case that was reported under a wrong number is taken back by a further message about it.
alter table justice.said_of_case add column withdrawn text check (withdrawn in ('NO_SUCH_CASE', 'WRONG_NUMBER'));
comment on column justice.said_of_case.withdrawn is 'Why what the sender has said of the case counts no more: a name of the enum CaseWithdrawal; null where it counts.';
alter table justice.said_of_case alter column fir_on drop not null;
comment on column justice.said_of_case.fir_on is 'Day of the first information report; null where the case is withdrawn.';
alter table justice.said_of_case drop constraint said_of_case_sections_check;
alter table justice.said_of_case add constraint said_of_case_sections_check check (cardinality(sections) <= 20);
comment on column justice.said_of_case.sections is 'That are charged, as PPC 376; none where the case is withdrawn.';
alter table justice.said_of_case add constraint withdrawn_without_stages check (
    case when withdrawn is null then fir_on is not null and cardinality(sections) >= 1
        else cardinality(sections) = 0 and num_nonnulls(fir_on, challan_on, cognizance_on, charge_on, judgment_on, appeal_on,
            appeal_decided_on) = 0 end);
