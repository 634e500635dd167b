-- A proposal that two records are of one person, or are of two after all, names both: it goes with the first of them that is erased.
with about (kind, of_person, person_of) as (values
    ('same-person',
        'select p.id from approval.proposal p join duplicates.pair d on d.id::text = p.payload ->> ''pair'' where p.kind = ''same-person'' and $1 in (d.older, d.newer)',
        'select d.older from approval.proposal p join duplicates.pair d on d.id::text = p.payload ->> ''pair'' where p.kind = ''same-person'' and p.id = t.id'),
    ('parted-records',
        'select p.id from approval.proposal p join register.merged_record m on m.id::text = p.payload ->> ''merge'' where p.kind = ''parted-records'' and $1 in (m.part_id, m.leading_id, m.root_id)',
        'select m.leading_id from approval.proposal p join register.merged_record m on m.id::text = p.payload ->> ''merge'' where p.kind = ''parted-records'' and p.id = t.id'))
update retention.kept k set
    of_person = k.of_person || (select string_agg(format(' or t.id in (%s)', a.of_person), '' order by a.kind desc) from about a),
    person_of = format('coalesce(%s, %s)', k.person_of, (select string_agg(format('(%s)', a.person_of), ', ' order by a.kind desc) from about a))
    where k.table_name in ('audit.content_key', 'approval.proposal');

-- Those of records that were erased before.
with gone as (
    delete from approval.proposal p
    where (p.kind = 'same-person' and not exists (select from duplicates.pair d where d.id::text = p.payload ->> 'pair'))
        or (p.kind = 'parted-records' and not exists (select from register.merged_record m where m.id::text = p.payload ->> 'merge'))
    returning p.id)
delete from audit.content_key k using gone where k.id = gone.id;
