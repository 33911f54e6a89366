# Writes the cases of src/test/resources/statistics and what R says of them: see README.md.
suppressMessages(library(survival))
options(digits = 17)
folder <- "src/test/resources/statistics/"
names_ <- character(); values <- numeric()
say <- function(name, value) {
  for (i in seq_along(value)) {
    names_ <<- c(names_, if (length(value) > 1) paste0(name, ".", i) else name)
    values <<- c(values, value[i])
  }
}
save <- function(data, file)
  write.csv(data, paste0(folder, file), row.names = FALSE, quote = FALSE)
set.seed(20260101)

# lifetimes
leukemia <- data.frame(set = "leukemia",
  group = rep(c("6mp", "placebo"), each = 21),
  time = c(6,6,6,6,7,9,10,10,11,13,16,17,19,20,22,23,25,32,32,34,35,
           1,1,2,2,3,4,4,5,5,8,8,8,8,11,11,12,12,15,17,22,23),
  ended = c(1,1,1,0,1,0,1,0,0,1,1,0,0,0,1,1,0,0,0,0,0, rep(1, 21)))
cells <- data.frame(set = "veteran", group = as.character(veteran$celltype), time = veteran$time,
  ended = veteran$status)
drawn <- data.frame(set = "drawn", group = rep(c("a", "b", "c", "d"), c(41, 25, 30, 11)),
  time = ceiling(rexp(107, rep(c(.05, .03, .01, .2), c(41, 25, 30, 11)))))
drawn$ended <- as.integer(drawn$time <= 30)
drawn$time <- pmin(drawn$time, 30)
lifetimes <- rbind(leukemia, cells, drawn)
save(lifetimes, "lifetimes.csv")
horizons <- c(leukemia = 20, veteran = 100, drawn = 30)
for (set in unique(lifetimes$set)) {
  data <- lifetimes[lifetimes$set == set, ]
  test <- survdiff(Surv(time, ended) ~ group, data)
  say(paste0(set, ".logrank"), test$chisq)
  say(paste0(set, ".logrank.p"), pchisq(test$chisq, length(test$n) - 1, lower.tail = FALSE))
  for (group in unique(data$group)) {
    fit <- survfit(Surv(time, ended) ~ 1, data[data$group == group, ], conf.type = "log-log")
    name <- paste0(set, ".", group)
    at <- fit$n.event > 0
    say(paste0(name, ".time"), c(fit$time[at], Inf)[seq_len(max(2, sum(at)))])
    say(paste0(name, ".risk"), fit$n.risk[at])
    say(paste0(name, ".survival"), fit$surv[at])
    say(paste0(name, ".error"), (fit$std.err * fit$surv)[at])
    say(paste0(name, ".low"), fit$lower[at])
    say(paste0(name, ".high"), fit$upper[at])
    middle <- quantile(fit, 0.5)
    say(paste0(name, ".median"), c(middle$quantile, middle$lower, middle$upper))
    table <- summary(fit, rmean = horizons[[set]])$table
    say(paste0(name, ".rmean"), c(table[["rmean"]], table[["se(rmean)"]]))
  }
}

# rankings
demsar <- matrix(c(
  .763,.768,.771,.798, .599,.591,.590,.569, .954,.971,.968,.967, .628,.661,.654,.657,
  .882,.888,.886,.898, .936,.931,.916,.931, .661,.668,.609,.685, .583,.583,.563,.625,
  .775,.838,.866,.875, 1,1,1,1, .940,.962,.965,.962, .619,.666,.614,.669,
  .972,.981,.978,.975, .957,.978,.946,.970), ncol = 4, byrow = TRUE)
drawn <- matrix(round(runif(66) + rep(c(0, .1, .2, .3, .35, .4), each = 11), 1), ncol = 6)
scores <- do.call(rbind, lapply(list(demsar = demsar, drawn = drawn), function(m)
  data.frame(dataset = rep(seq_len(nrow(m)), ncol(m)),
    method = rep(paste0("m", seq_len(ncol(m))), each = nrow(m)), score = as.vector(m))))
scores <- data.frame(set = sub("\\..*", "", rownames(scores)), scores)
save(scores, "scores.csv")
for (set in c("demsar", "drawn")) {
  m <- get(set)
  ranks <- t(apply(-m, 1, rank))
  say(paste0(set, ".ranks"), colMeans(ranks))
  test <- friedman.test(m)
  say(paste0(set, ".friedman"), c(test$statistic, test$p.value))
  n <- nrow(m); k <- ncol(m); x <- test$statistic[[1]]
  f <- (n - 1) * x / (n * (k - 1) - x)
  say(paste0(set, ".iman"), c(f, pf(f, k - 1, (k - 1) * (n - 1), lower.tail = FALSE)))
  z <- (colMeans(ranks) - min(colMeans(ranks))) / sqrt(k * (k + 1) / (6 * n))
  p <- 2 * pnorm(-z[-which.min(z)])
  say(paste0(set, ".best"), append(p.adjust(p, "holm"), 1, which.min(z) - 1))
  say(paste0(set, ".difference"), qtukey(.95, k, Inf) / sqrt(2) * sqrt(k * (k + 1) / (6 * n)))
}
for (k in c(2:10, 15, 20, 30, 40))
  for (p in c(.5, .9, .95, .99)) say(paste0("range.", k, ".", p), qtukey(p, k, Inf))
p <- c(.01, .04, .03, .005, .6, .6, .02, 0, 1)
say("holm.given", p); say("holm.adjusted", p.adjust(p, "holm"))

# intervals
for (case in list(c(0, 10), c(10, 10), c(1, 3), c(81, 263), c(15, 148)))
  for (level in c(.9, .95))
    say(paste0("wilson.", case[1], ".", case[2], ".", level),
      suppressWarnings(prop.test(case[1], case[2], correct = FALSE, conf.level = level)$conf.int))
say("t.values", sleep$extra)
for (level in c(.9, .95)) say(paste0("t.interval.", level), t.test(sleep$extra, conf.level = level)$conf.int)

# responses
teeth <- data.frame(set = "teeth", a = as.character(ToothGrowth$supp), b = paste0("d", ToothGrowth$dose),
  c = "-", response = ToothGrowth$len)
grid <- expand.grid(a = paste0("a", 1:3), b = paste0("b", 1:4), c = paste0("c", 1:2), replicate = 1:3)
grid$response <- round(as.integer(grid$a) + as.integer(grid$a) * as.integer(grid$b) / 4 +
  ifelse(grid$c == "c1", 0, sin(as.integer(grid$b) * as.integer(grid$a))) + rnorm(nrow(grid)), 4)
grid <- data.frame(set = "grid", grid[c("a", "b", "c", "response")])
unequal <- grid[-c(1, 2, 3, 7, 26, 27, 31, 40, 54), ]; unequal$set <- "unequal"
missing <- c("a1b2c1", "a3b4c2", "a2b1c1", "a2b2c2", "a1b4c1")
partial <- grid[!(paste0(grid$a, grid$b, grid$c) %in% missing), ]; partial$set <- "partial"
save(rbind(teeth, grid, unequal, partial), "responses.csv")
squares <- summary(aov(response ~ a * b, teeth))[[1]][["Sum Sq"]]
say("teeth.shares", squares / sum(squares)) # a, b, a:b, within
squares <- summary(aov(response ~ a * b * c, grid))[[1]][["Sum Sq"]]
say("grid.shares", squares / sum(squares)) # a, b, c, a:b, a:c, b:c, a:b:c, within
# on the cells' means, every cell once; cells that are missing as the additive model has them
for (set in c("unequal", "partial")) {
  data <- get(set)
  means <- aggregate(response ~ a + b + c, data, mean)
  spread <- aggregate(response ~ a + b + c, data, function(x) mean((x - mean(x))^2))
  full <- unique(grid[c("a", "b", "c")])
  full <- merge(full, means, all.x = TRUE)
  holes <- is.na(full$response)
  full$response[holes] <- predict(lm(response ~ a + b + c, means), full[holes, ])
  squares <- anova(lm(response ~ a * b * c, full))[["Sum Sq"]][1:7] / nrow(full)
  within <- mean(spread$response)
  say(paste0(set, ".shares"), c(squares, within) / (sum(squares) + within))
}

# doses
beetles <- data.frame(set = "beetles", x = c(1.6907,1.7242,1.7552,1.7842,1.8113,1.8369,1.8610,1.8839), y = 0,
  trials = c(59,60,62,56,63,59,62,60), successes = c(6,13,18,28,52,53,61,60))
plane <- data.frame(set = "plane", expand.grid(x = c(.5, 1, 1.5, 2), y = c(1, 2, 4)), trials = 20)
plane$successes <- rbinom(12, 20, plogis(2 - 3 * plane$x + 1.1 * plane$y))
save(rbind(beetles, plane), "doses.csv")
fit <- glm(cbind(successes, trials - successes) ~ x, binomial, beetles, control = list(epsilon = 1e-14))
say("beetles.coefficients", coef(fit)); say("beetles.covariance", as.vector(vcov(fit)))
critical <- -coef(fit)[[1]] / coef(fit)[[2]]
g <- c(1, critical) / coef(fit)[[2]]
say("beetles.critical", critical + c(0, -1, 1) * qnorm(.975) * sqrt(drop(g %*% vcov(fit) %*% g)))
fit <- glm(cbind(successes, trials - successes) ~ x + y, binomial, plane, control = list(epsilon = 1e-14))
say("plane.coefficients", coef(fit)); say("plane.covariance", as.vector(vcov(fit)))
critical <- -(coef(fit)[[1]] + coef(fit)[[3]] * 3) / coef(fit)[[2]]
g <- c(1, critical, 3) / coef(fit)[[2]]
say("plane.critical", critical + c(0, -1, 1) * qnorm(.975) * sqrt(drop(g %*% vcov(fit) %*% g)))

writeLines(c("name,value", paste0(names_, ",", format(values, digits = 17, trim = TRUE, scientific = TRUE))),
  paste0(folder, "oracle.csv"))
