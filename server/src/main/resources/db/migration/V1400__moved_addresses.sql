-- What was seen of an address counts for it under whichever of joined records it was recorded.
create view register.moved_address_view as
select a.id as address_id, m.part_id, m.merged_at
from register.merged_record m
join register.merged_row r on r.merge_id = m.id and r.kind = 'ADDRESS'
join register.address a on a.id::text = r.row_id
where m.ended_at is null and a.person_id = m.root_id;
comment on view register.moved_address_view is 'Published: which addresses of leading records came from which joined ones.';
comment on column register.moved_address_view.address_id is 'Which address.';
comment on column register.moved_address_view.part_id is 'Under which record it was until then.';
comment on column register.moved_address_view.merged_at is 'When it moved.';
grant select on register.moved_address_view to "${application}";

create index visit_report_address on supervision.visit_report (address_id);
