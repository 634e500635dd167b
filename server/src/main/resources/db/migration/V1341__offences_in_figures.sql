-- Published figures by kind of offence, of the country as a whole.
create view conviction.offence_view as
select o.conviction_id, o.law, o.section
from conviction.offence o
where not exists (
    select from conviction.offence n where n.conviction_id = o.conviction_id and n.version > o.version);
comment on view conviction.offence_view is 'Published: the offences of each judgment, as they are known now.';
comment on column conviction.offence_view.conviction_id is 'The judgment.';
comment on column conviction.offence_view.law is 'Short name of the law: PPC, PECA, ATA.';
comment on column conviction.offence_view.section is 'Section, subsections in brackets.';
grant select on conviction.offence_view to "${application}";
