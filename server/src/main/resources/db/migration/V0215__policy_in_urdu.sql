-- The texts come with the files that `migrate` loads after this; what two people have decided keeps its English text.
alter table reference.policy_value add column description_ur text not null default '';
comment on column reference.policy_value.description_ur is 'What it means, in Urdu; empty where nobody has written it yet.';
update reference.policy_value set description_ur = description;
