-- The reason of a report's correction is printed in both language parts, so it is written in both.
alter table release.report_drawing add column reason_urdu text not null default '';
comment on column release.report_drawing.reason_urdu is 'The reason in Urdu; empty in the first edition, and in corrections before December 2026.';
