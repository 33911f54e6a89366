-- The views that jobs/sql offers beside the tables, for Spark SQL. conf/sql/duckdb.sql has the same for DuckDB.

-- A row per run, with what it is: names and settings of its dataset and its network.
CREATE OR REPLACE TEMPORARY VIEW run_overview AS
SELECT r.*, d.name AS dataset, n.name AS network, n.activation, n.hidden, concat_ws('–', array(CAST(d.dimensions AS STRING)), transform(n.hidden, h -> CAST(h AS STRING)), array('2', CAST(d.classes AS STRING))) AS architecture,
       n.epochs, n.optimizer, n.learning_rate, n.initialisation, n.batch_size
FROM runs r JOIN datasets d ON d.dataset_id = r.dataset_id JOIN networks n ON n.network_id = r.network_id;

-- A row per run, recorded epoch and point of runs that count.
CREATE OR REPLACE TEMPORARY VIEW point_embeddings AS
SELECT e.run_id, r.dataset, r.network, r.activation, r.seed, r.status, e.epoch,
       e.epoch = r.last_epoch AS last, e.shard, e.point, p.label, p.is_test,
       e.z.before_1, e.z.before_2, e.z.after_1, e.z.after_2
FROM (
  SELECT run_id, epoch, shard, posexplode(arrays_zip(before_1, before_2, after_1, after_2)) AS (point, z)
  FROM (
    -- arrays_zip makes null of everything if one of its arrays is null
    SELECT run_id, epoch, shard,
           coalesce(before_1, array()) AS before_1, coalesce(before_2, array()) AS before_2,
           coalesce(after_1, array()) AS after_1, coalesce(after_2, array()) AS after_2
    FROM embeddings
  )
) e
JOIN run_overview r ON r.run_id = e.run_id
JOIN points p ON p.dataset_id = r.dataset_id AND p.shard = e.shard AND p.point = e.point;

-- The same at each run's last recorded epoch alone.
CREATE OR REPLACE TEMPORARY VIEW final_embeddings AS
SELECT * FROM point_embeddings WHERE last;

-- A row per run and point: its way through the recorded epochs, and how long that is in the plane of z1 and z2.
CREATE OR REPLACE TEMPORARY VIEW trajectories AS
SELECT run_id, dataset, network, activation, seed, shard, point, label, is_test, epochs, z1, z2,
       aggregate(sequence(1, size(z1) - 1, 1), CAST(0 AS DOUBLE),
                 (sum, i) -> sum + sqrt(power(z1[i] - z1[i - 1], 2) + power(z2[i] - z2[i - 1], 2))) AS length
FROM (
  SELECT run_id, dataset, network, activation, seed, shard, point, label, is_test,
         transform(steps, s -> s.epoch) AS epochs,
         transform(steps, s -> CAST(s.after_1 AS DOUBLE)) AS z1,
         transform(steps, s -> CAST(s.after_2 AS DOUBLE)) AS z2
  FROM (
    SELECT run_id, dataset, network, activation, seed, shard, point, label, is_test,
           array_sort(collect_list(struct(epoch, after_1, after_2))) AS steps
    FROM point_embeddings
    GROUP BY run_id, dataset, network, activation, seed, shard, point, label, is_test
  )
)
WHERE size(z1) > 1;

-- A row per run and recorded epoch, with what the run is.
CREATE OR REPLACE TEMPORARY VIEW curves AS
SELECT e.run_id, r.dataset, r.network, r.activation, r.seed, r.status, e.epoch, e.learning_rate,
       e.train_loss, e.train_accuracy, e.test_loss, e.test_accuracy
FROM epochs e JOIN run_overview r ON r.run_id = e.run_id;
