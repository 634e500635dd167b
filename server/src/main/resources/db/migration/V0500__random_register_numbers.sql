-- A serial number of seven digits could be guessed: one in ten of those up to the last opened a record. Nine random digits
-- and a check digit cannot, and say nothing of when or after whom somebody was registered.
create function register.random_serial() returns integer
    language sql volatile parallel unsafe
as $$
    -- 48 of the bits that the database's own source of randomness gives; the remainder favours no number by more than one
    -- in 300,000.
    select (100000000 + ('x' || left(replace(gen_random_uuid()::text, '-', ''), 12))::bit(48)::bigint % 900000000)::integer
$$;
comment on function register.random_serial() is 'Nine random digits for a register number, the first no zero. Whether somebody has them is for the unique constraint to say.';

alter table register.person alter column serial drop identity;

-- Nothing was given out under the old numbers. What the timeline, the trail and old entries of emergency access say of them
-- stays as it was written.
do $$
begin
    create temporary table renumbered on commit drop as
        select id, register.random_serial() as serial from register.person;
    loop
        update renumbered set serial = register.random_serial()
        where id in (select id from (select id, row_number() over (partition by serial order by id) as place from renumbered)
            drawn where place > 1);
        exit when not found;
    end loop;
    update register.person p set serial = r.serial from renumbered r where r.id = p.id;
end
$$;

alter table register.person alter column serial set default register.random_serial();
alter table register.person add constraint serial_has_nine_digits check (serial between 100000000 and 999999999);
comment on column register.person.serial is 'The register number without its check digit: nine random digits.';

alter table glass.breaking drop constraint breaking_number_check;
alter table glass.breaking add constraint breaking_number_check
    check (number ~ '^R-([0-9]{3}-[0-9]{3}-[0-9]{4}|[0-9]{7}-[0-9])$');
comment on column glass.breaking.number is 'The register number, as it is written; of seven digits and a check digit before numbers became random.';
