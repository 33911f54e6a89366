/**
 * Training of one network by a whole cluster: DL4J Spark's parameter averaging. The one package of
 * the engines that knows Spark.
 */
package org.uncoil.network.averaging;
