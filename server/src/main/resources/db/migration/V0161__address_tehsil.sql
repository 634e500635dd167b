alter table register.address add column tehsil_code text references reference.tehsil (code);
comment on column register.address.tehsil_code is 'Tehsil, where it is known. With it the address follows a split: see reference.district_on.';
comment on column register.address.district_code is 'District as it was recorded; it stays when the tehsil moves to another.';
create index address_tehsil on register.address (tehsil_code) where tehsil_code is not null;
create index address_unassigned on register.address (district_code) where tehsil_code is null and until_day is null;
