package metamemory.view;

/// A moment of memory, as data: nothing in it changes, and it holds no allocator. [Svg], [Html] and
/// [Text] draw it.
///
/// Texts in a picture (labels, types, sources) may come from anybody: they are escaped where they
/// are drawn, not here.
public sealed interface Picture
    permits ArenaPicture,
        AllocationsPicture,
        BarsPicture,
        CurvePicture,
        DiffPicture,
        GaugePicture,
        GroupPicture,
        HeapPicture,
        HexPicture,
        HolesPicture,
        LayersPicture,
        LayoutPicture,
        LazyPicture,
        LegendPicture,
        ObjectsPicture,
        PagesPicture,
        PartsPicture,
        PoolPicture,
        ProcessPicture,
        RowsPicture,
        ScopesPicture,
        SlicesPicture,
        SlotsPicture,
        StepsPicture,
        TreePicture {}
