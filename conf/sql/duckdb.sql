-- Uncoil's tables, and the views of jobs/sql, in DuckDB. Tell it first where the output is:
--
--   SET VARIABLE output = 'data/out/first-film';
--   .read conf/sql/duckdb.sql
--
-- Characters of the folder's name that DuckDB takes for a pattern are put between brackets. Rows of runs that the study no
-- longer has lie in the files of the last three tables still: they are left out.

CREATE OR REPLACE TEMPORARY MACRO literal_path(path) AS regexp_replace(path, '([*?\[])', '[\1]', 'g');

CREATE OR REPLACE TEMPORARY VIEW datasets AS FROM read_parquet(literal_path(getvariable('output')) || '/tables/datasets/*.parquet');
CREATE OR REPLACE TEMPORARY VIEW points AS FROM read_parquet(literal_path(getvariable('output')) || '/tables/points/*.parquet');
CREATE OR REPLACE TEMPORARY VIEW networks AS FROM read_parquet(literal_path(getvariable('output')) || '/tables/networks/*.parquet');
CREATE OR REPLACE TEMPORARY VIEW runs AS FROM read_parquet(literal_path(getvariable('output')) || '/tables/runs/*.parquet');
CREATE OR REPLACE TEMPORARY VIEW epochs AS FROM read_parquet(literal_path(getvariable('output')) || '/tables/epochs/*.parquet')
WHERE run_id IN (SELECT run_id FROM runs);
CREATE OR REPLACE TEMPORARY VIEW embeddings AS FROM read_parquet(literal_path(getvariable('output')) || '/tables/embeddings/*.parquet')
WHERE run_id IN (SELECT run_id FROM runs);
CREATE OR REPLACE TEMPORARY VIEW parameters AS FROM read_parquet(literal_path(getvariable('output')) || '/tables/parameters/*.parquet')
WHERE run_id IN (SELECT run_id FROM runs);

-- A row per run, with what it is: names and settings of its dataset and its network.
CREATE OR REPLACE TEMPORARY VIEW run_overview AS
SELECT r.*, d.name AS dataset, n.name AS network, n.activation, n.hidden, array_to_string([d.dimensions] || n.hidden || [2, d.classes], '–') AS architecture,
       n.epochs, n.optimizer, n.learning_rate, n.initialisation, n.batch_size
FROM runs r JOIN datasets d ON d.dataset_id = r.dataset_id JOIN networks n ON n.network_id = r.network_id;

-- A row per run, recorded epoch and point of runs that count.
CREATE OR REPLACE TEMPORARY VIEW point_embeddings AS
SELECT e.run_id, r.dataset, r.network, r.activation, r.seed, r.status, e.epoch,
       e.epoch = r.last_epoch AS last, e.shard, e.point, p.label, p.is_test,
       e.z.before_1, e.z.before_2, e.z.after_1, e.z.after_2
FROM (
  SELECT run_id, epoch, shard, unnest(range(greatest(len(before_1), len(after_1)))) AS point,
         unnest(list_transform(
           range(1, greatest(len(before_1), len(after_1)) + 1),
           lambda i: {before_1: before_1[i], before_2: before_2[i], after_1: after_1[i], after_2: after_2[i]})) AS z
  FROM embeddings
) e
JOIN run_overview r ON r.run_id = e.run_id
JOIN points p ON p.dataset_id = r.dataset_id AND p.shard = e.shard AND p.point = e.point;

-- The same at each run's last recorded epoch alone.
CREATE OR REPLACE TEMPORARY VIEW final_embeddings AS
SELECT * FROM point_embeddings WHERE last;

-- A row per run and point: its way through the recorded epochs, and how long that is in the plane of z1 and z2.
CREATE OR REPLACE TEMPORARY VIEW trajectories AS
SELECT *,
       list_sum(list_transform(
         range(2, len(z1) + 1),
         lambda i: sqrt(pow(z1[i] - z1[i - 1], 2) + pow(z2[i] - z2[i - 1], 2)))) AS length
FROM (
  SELECT run_id, dataset, network, activation, seed, shard, point, label, is_test,
         list(epoch ORDER BY epoch) AS epochs,
         list(after_1::DOUBLE ORDER BY epoch) AS z1,
         list(after_2::DOUBLE ORDER BY epoch) AS z2
  FROM point_embeddings
  GROUP BY run_id, dataset, network, activation, seed, shard, point, label, is_test
)
WHERE len(z1) > 1;

-- A row per run and recorded epoch, with what the run is.
CREATE OR REPLACE TEMPORARY VIEW curves AS
SELECT e.run_id, r.dataset, r.network, r.activation, r.seed, r.status, e.epoch, e.learning_rate,
       e.train_loss, e.train_accuracy, e.test_loss, e.test_accuracy
FROM epochs e JOIN run_overview r ON r.run_id = e.run_id;
