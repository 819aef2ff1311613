-- Where operators say their standing bikes are: the latest place told of each.
CREATE TABLE fleet_sighting (
    operator_id      text         NOT NULL,
    bike_id          text         COLLATE "C" NOT NULL,
    at               timestamptz  NOT NULL,
    lon              double precision NOT NULL,
    lat              double precision NOT NULL,
    accuracy_metres  double precision,
    PRIMARY KEY (operator_id, bike_id)
) WITH (fillfactor = 70);
