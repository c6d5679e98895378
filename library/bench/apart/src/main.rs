//! What bumpalo and slotmap take for the work of the benchmarks of this library: the same loops, the
//! same sizes, the same orders, a process of its own for each figure, as JMH has it.
//!
//!     cargo run --release > apart.json        # two minutes, on a machine that does nothing else
//!     ./learn bench --apart apart.json        # from the root of the project: ours beside them
//!
//! What the figures do not show: a first pass over memory that the system has to find yet. Memory is
//! taken before the clock starts, as `-XX:+AlwaysPreTouch` does it for Java.

use bumpalo::Bump;
use slotmap::{DefaultKey, SlotMap};
use std::alloc::Layout;
use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

const FORKS: usize = 3;
const ROUNDS: usize = 5;
const ROUND: Duration = Duration::from_millis(500);

const STRUCTS: usize = 1024;
const SLICES: usize = 1024;
const LONGEST: usize = 256;
const DEPTH: u32 = 19;
const NODES: usize = (2 << DEPTH) - 1;
const VALUES: usize = 100_000;

/// A figure: the work as `./learn bench` calls it, whose it is, and what measures it.
type Figure = (&'static str, &'static str, fn() -> f64);

const FIGURES: &[Figure] = &[
    ("struct", "bumpalo try_alloc", structs),
    ("struct", "bumpalo, layout unknown", structs_by_layout),
    ("tree", "bumpalo", tree),
    ("tree", "Vec and u32", tree_in_vec),
    ("tree", "Vec, postorder", tree_in_postorder),
    ("copy", "bumpalo alloc_slice_copy", copies),
    ("copy", "memcpy alone", copies_alone),
    ("handle-insert", "slotmap", insert),
    ("handle-get", "slotmap", get),
    ("handle-remove", "slotmap", remove),
    ("handle-churn", "slotmap", churn),
    ("handle-churn", "slotmap of Box", churn_boxes),
    ("handle-churn-random", "slotmap", churn_at_random),
];

fn main() {
    match std::env::args().nth(1) {
        Some(number) => println!("{}", (FIGURES[number.parse::<usize>().expect("a number")].2)()),
        None => print_all(),
    }
}

/// Runs each figure in processes of its own and prints the medians as JSON.
fn print_all() {
    let program = std::env::current_exe().expect("this program has a path");
    println!("[");
    for (number, (work, name, _)) in FIGURES.iter().enumerate() {
        let nanos = median(
            (0..FORKS)
                .map(|_| {
                    let fork = Command::new(&program).arg(number.to_string()).output();
                    let output = fork.expect("this program can be started").stdout;
                    let text = String::from_utf8(output).expect("a number");
                    text.trim().parse().expect("a number")
                })
                .collect(),
        );
        eprintln!("{work:20} {name:26} {nanos:.2} ns");
        let comma = if number + 1 < FIGURES.len() { "," } else { "" };
        println!(
            "  {{\"work\": \"{work}\", \"name\": \"{name}\", \"nanos\": {nanos:.2}, \
             \"how\": \"library/bench/apart, median of {FORKS} processes\"}}{comma}"
        );
    }
    println!("]");
}

/// The median time of an operation in ns, after one round of warming up. Each run says how long it
/// took, so that it can leave out what does not count.
fn measure(operations: usize, mut run: impl FnMut() -> Duration) -> f64 {
    let mut rounds = vec![];
    for round in 0..=ROUNDS {
        let mut spent = Duration::ZERO;
        let mut runs = 0;
        while spent < ROUND {
            spent += run();
            runs += 1;
        }
        if round > 0 {
            rounds.push(spent.as_nanos() as f64 / (runs * operations) as f64);
        }
    }
    median(rounds)
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

fn timed<R>(run: impl FnOnce() -> R) -> Duration {
    let start = Instant::now();
    black_box(run());
    start.elapsed()
}

/// A struct of 24 B.
#[allow(dead_code)]
struct Struct(u64, u64, u64);

fn structs() -> f64 {
    let mut bump = Bump::with_capacity(STRUCTS * 24);
    measure(STRUCTS, || {
        timed(|| {
            for i in 0..STRUCTS as u64 {
                black_box(bump.try_alloc(Struct(i, i + 1, i + 2)).ok());
            }
            bump.reset();
        })
    })
}

/// Size and alignment are known to the compiler above, and only here to be found out: as in Java,
/// where they are arguments, though the JIT compiler may come to know them.
fn structs_by_layout() -> f64 {
    let mut bump = Bump::with_capacity(STRUCTS * 24);
    let layout = black_box(Layout::new::<Struct>());
    measure(STRUCTS, || {
        timed(|| {
            for i in 0..STRUCTS as u64 {
                if let Ok(block) = bump.try_alloc_layout(layout) {
                    unsafe { block.cast::<Struct>().write(Struct(i, i + 1, i + 2)) };
                }
            }
            bump.reset();
        })
    })
}

enum Expr<'a> {
    Num(i64),
    Add(&'a Expr<'a>, &'a Expr<'a>),
}

fn build(bump: &Bump, depth: u32, value: i64) -> &Expr<'_> {
    if depth == 0 {
        return bump.alloc(Expr::Num(value));
    }
    let left = build(bump, depth - 1, 2 * value);
    let right = build(bump, depth - 1, 2 * value + 1);
    bump.alloc(Expr::Add(left, right))
}

fn evaluate(node: &Expr) -> i64 {
    match node {
        Expr::Num(value) => *value,
        Expr::Add(left, right) => evaluate(left) + evaluate(right),
    }
}

fn tree() -> f64 {
    let mut bump = Bump::with_capacity(NODES * 24);
    measure(NODES, || {
        timed(|| {
            let sum = evaluate(build(&bump, black_box(DEPTH), 0));
            bump.reset();
            sum
        })
    })
}

const NUMBER: u32 = u32::MAX;

fn build_pairs(nodes: &mut Vec<(u32, u32)>, depth: u32, value: u32) -> u32 {
    let pair = if depth == 0 {
        (value, NUMBER)
    } else {
        let left = build_pairs(nodes, depth - 1, 2 * value);
        (left, build_pairs(nodes, depth - 1, 2 * value + 1))
    };
    nodes.push(pair);
    nodes.len() as u32 - 1
}

fn evaluate_pairs(nodes: &[(u32, u32)], node: u32) -> i64 {
    match nodes[node as usize] {
        (value, NUMBER) => value as i64,
        (left, right) => evaluate_pairs(nodes, left) + evaluate_pairs(nodes, right),
    }
}

fn tree_in_vec() -> f64 {
    let mut nodes = Vec::with_capacity(NODES);
    measure(NODES, || {
        timed(|| {
            nodes.clear();
            let root = build_pairs(&mut nodes, black_box(DEPTH), 0);
            evaluate_pairs(&nodes, root)
        })
    })
}

fn build_postorder(nodes: &mut Vec<i32>, depth: u32, value: i32) {
    if depth == 0 {
        return nodes.push(!value);
    }
    build_postorder(nodes, depth - 1, 2 * value);
    let left = nodes.len() as i32 - 1;
    build_postorder(nodes, depth - 1, 2 * value + 1);
    nodes.push(left);
}

fn evaluate_postorder(nodes: &[i32], stack: &mut Vec<i64>) -> i64 {
    stack.clear();
    let mut last = 0;
    for &left in nodes {
        if left < 0 {
            stack.push(last);
            last = !left as i64;
        } else {
            last += stack.pop().unwrap();
        }
    }
    last
}

fn tree_in_postorder() -> f64 {
    let mut nodes = Vec::with_capacity(NODES);
    let mut stack = Vec::with_capacity(DEPTH as usize + 3);
    measure(NODES, || {
        timed(|| {
            nodes.clear();
            build_postorder(&mut nodes, black_box(DEPTH), 0);
            evaluate_postorder(&nodes, &mut stack)
        })
    })
}

/// Sizes from 1 to 256, in a random but fixed order.
fn sizes() -> Vec<usize> {
    let mut random = Random(1);
    (0..SLICES).map(|_| 1 + random.below(LONGEST)).collect()
}

fn copies() -> f64 {
    let (from, sizes) = (vec![7u8; LONGEST], sizes());
    let mut bump = Bump::with_capacity(SLICES * LONGEST);
    measure(SLICES, || {
        timed(|| {
            let from = black_box(&from[..]);
            for &size in &sizes {
                black_box(bump.alloc_slice_copy(&from[..size]));
            }
            bump.reset();
        })
    })
}

fn copies_alone() -> f64 {
    let (from, sizes) = (vec![7u8; LONGEST], sizes());
    let mut to = vec![0u8; LONGEST];
    measure(SLICES, || {
        timed(|| {
            let from = black_box(&from[..]);
            for &size in &sizes {
                black_box(&mut to[..size]).copy_from_slice(&from[..size]);
            }
        })
    })
}

fn insert() -> f64 {
    measure(VALUES, || {
        timed(|| {
            let mut map: SlotMap<DefaultKey, u64> = SlotMap::new();
            for i in 0..VALUES as u64 {
                map.insert(i);
            }
            map
        })
    })
}

fn full() -> (SlotMap<DefaultKey, u64>, Vec<DefaultKey>) {
    let mut map = SlotMap::new();
    let keys = (0..VALUES as u64).map(|i| map.insert(i)).collect();
    (map, keys)
}

fn get() -> f64 {
    let (map, keys) = full();
    measure(VALUES, || {
        timed(|| {
            for &key in &keys {
                black_box(map.get(key));
            }
        })
    })
}

fn remove() -> f64 {
    let (mut map, mut keys) = full();
    measure(VALUES, || {
        let spent = timed(|| {
            for &key in &keys {
                map.remove(key);
            }
        });
        for key in keys.iter_mut() {
            *key = map.insert(7);
        }
        spent
    })
}

fn churn() -> f64 {
    let (mut map, mut keys) = full();
    measure(VALUES, || {
        timed(|| {
            for key in keys.iter_mut() {
                map.remove(*key);
                *key = map.insert(7);
            }
        })
    })
}

/// Values that are not in the slots, as Java's are not: each is moved from one slot to another.
fn churn_boxes() -> f64 {
    let mut map: SlotMap<DefaultKey, Box<u64>> = SlotMap::new();
    let mut keys: Vec<_> = (0..VALUES as u64).map(|i| map.insert(Box::new(i))).collect();
    measure(VALUES, || {
        timed(|| {
            for key in keys.iter_mut() {
                let value = map.remove(*key).unwrap();
                *key = map.insert(value);
            }
        })
    })
}

fn churn_at_random() -> f64 {
    let (mut map, mut keys) = full();
    let mut random = Random(1);
    let order: Vec<usize> = (0..VALUES).map(|_| random.below(VALUES)).collect();
    measure(VALUES, || {
        timed(|| {
            for &at in &order {
                map.remove(keys[at]);
                keys[at] = map.insert(7);
            }
        })
    })
}

/// Marsaglia's xorshift of 64 bits.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}
