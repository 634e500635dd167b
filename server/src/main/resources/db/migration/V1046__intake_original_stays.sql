-- The program may blank a message that went back because of its text (V1037), and change the text of no other one.
create function intake.keep_original()
    returns trigger
    language plpgsql
as $$
begin
    if new.status <> 'RETURNED' or not exists (select from intake.quarantine_reason r
            where r.receipt = new.receipt and r.code = 'TEXT_STOPPED') then
        raise exception 'What message % said stays as it came', new.receipt;
    end if;
    return new;
end
$$;
comment on function intake.keep_original() is 'Refuses another text for a message, unless it went back because of its text.';

create trigger keep_original before update of original, wrapped_key on intake.message for each row
    when (new.original is distinct from old.original or new.wrapped_key is distinct from old.wrapped_key)
    execute function intake.keep_original();
