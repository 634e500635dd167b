-- A request goes with its station when a district is split; one whose station the register does not know stays.
alter table disclosure.request add column station_code text references reference.police_station (code);
comment on column disclosure.request.station_code is 'The station, where the register knows one of this name in the district; null otherwise.';
comment on column disclosure.request.district_code is 'Where the FIR was registered, and where its station is now; its prosecutors check the request, and its DPO is told of it.';
update disclosure.request r set station_code = s.code
from reference.police_station s
where s.district_code = r.district_code and lower(s.name_en) = lower(btrim(r.station));
create index request_of_station on disclosure.request (station_code, district_code) where station_code is not null;
grant update (province_code, district_code) on disclosure.request to "${application}";
