-- 100 sensors with 10,000 readings each. W15 asks for the latest of all.
create table sensors (id serial primary key, name varchar(255) not null);
create table readings (
  id serial primary key,
  sensor integer not null references sensors (id),
  taken_at timestamptz not null,
  value integer not null
);

insert into sensors (id, name) select i, 'Sensor ' || i from generate_series(1, 100) i;
insert into readings (id, sensor, taken_at, value)
  select i, 1 + (i - 1) % 100, timestamptz '2022-01-01 00:00:00Z' + i * interval '1 minute', made.number(i, 20, 1000)
  from generate_series(1, 1000000) i;

create index on readings (sensor, taken_at);
